package io.zoetrope.video.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Starts virtual machines beside this one, of the same Java, for native code that may crash. They
 * take orders from their standard input; what is secret goes there, since other users may see
 * arguments and environments.
 */
public final class IsolatedVm {
  /**
   * Where they answer, which this process reads as their standard output. That itself goes where
   * their errors go: native libraries may print to it.
   */
  public static final Path ANSWERS = Path.of("/dev/fd/3");

  public static final int ANSWERS_DESCRIPTOR = 3;

  /**
   * Ctrl-C goes to all processes of a terminal, and a service manager's TERM to all of a service:
   * these end when their orders do. What is ignored when a virtual machine starts stays so. A core
   * would hold passwords and pictures.
   */
  private static final String SHELL =
      "trap '' INT TERM HUP; ulimit -c 0; exec 3>&1 1>&2; exec \"$@\"";

  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xshare:auto",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:+DisplayVMOutputToStderr",
          "-Djava.awt.headless=true");

  /** What libraries look at; nothing else is passed on, since a variable may be a password. */
  private static final Set<String> VARIABLES =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "DISPLAY", "SSL_CERT_FILE");

  private static final List<String> PREFIXES =
      List.of("LC_", "LD_", "DYLD_", "GST_", "GIO_", "G_", "XDG_", "LIBVA_", "CUDA_", "NVIDIA_");

  private IsolatedVm() {}

  /**
   * @param name of the shell that becomes the virtual machine, for its errors
   * @param options beside those that all have
   */
  public static Process start(String name, List<String> options, String classPath, String main)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, name));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, main));
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(variable -> !isPassedOn(variable));
    return builder.start();
  }

  private static boolean isPassedOn(String variable) {
    return VARIABLES.contains(variable) || PREFIXES.stream().anyMatch(variable::startsWith);
  }
}
