package io.zoetrope.video.testkit;

import java.io.IOException;
import java.util.List;

/** The processes that decode files, from outside. */
public final class Decoders {
  private Decoders() {}

  /** Those below this process, idle ones too. */
  public static List<ProcessHandle> all() {
    return below(ProcessHandle.current());
  }

  /** Those below another one. */
  public static List<ProcessHandle> below(ProcessHandle parent) {
    return parent
        .descendants()
        .filter(each -> each.info().commandLine().orElse("").contains("DecoderChild"))
        .toList();
  }

  /** Sends all of this process a signal, such as {@code SEGV}. */
  public static void signal(String name) {
    try {
      for (ProcessHandle each : all()) {
        new ProcessBuilder("kill", "-" + name, Long.toString(each.pid())).start().waitFor();
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
