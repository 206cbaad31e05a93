package io.zoetrope.video.process;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Why a virtual machine ended that was not told to, in words. */
public final class ExitReason {
  /** Exit codes of processes that a signal ended are higher by this, as a shell has it. */
  static final int BY_SIGNAL = 128;

  private static final Pattern SIGNAL = Pattern.compile("(?m)^# +SIG[A-Z]+ \\(0x([0-9a-f]+)\\)");

  private ExitReason() {}

  /** The signal that a virtual machine's report of a crash, or a line of it, names. */
  public static OptionalInt signal(String report) {
    var signal = SIGNAL.matcher(report);
    return signal.find()
        ? OptionalInt.of(Integer.parseInt(signal.group(1), 16))
        : OptionalInt.empty();
  }

  /**
   * Such as {@code signal 11} or {@code exit code 1}.
   *
   * @param reported by the virtual machine, which then ended itself by another
   */
  public static String of(OptionalInt reported, int exit) {
    if (reported.isPresent()) {
      return "signal " + reported.getAsInt();
    }
    return exit > BY_SIGNAL ? "signal " + (exit - BY_SIGNAL) : "exit code " + exit;
  }
}
