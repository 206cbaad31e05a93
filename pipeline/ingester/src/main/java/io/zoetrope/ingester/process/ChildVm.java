package io.zoetrope.ingester.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The virtual machine that a child is: this one's, with a small heap. Nothing of what a child is
 * told stands in its arguments or its environment, which other users may see.
 *
 * @param folder for what a child writes, to which nobody else has access
 * @param log of this process, if it has one; those of children lie beside it
 * @param heapBytes the largest
 * @param mostCameras that share it
 * @param mainClass what runs in it
 */
public record ChildVm(
    Path folder, Optional<Path> log, long heapBytes, int mostCameras, String mainClass) {
  private static final int MOST_CAMERAS = 32;

  /** A camera's frames on their way, of the largest models, and Kafka's own buffer. */
  private static final long OTHERS = 384L << 20;

  /**
   * Ctrl-C goes to all processes of a terminal, and a service manager's TERM to all of a service:
   * children end when their parent says so, after their streams. What is ignored when a virtual
   * machine starts stays so. A core would hold passwords and pictures.
   */
  private static final String SHELL = "trap '' INT TERM HUP; ulimit -c 0; exec \"$@\"";

  /** What libraries look at; nothing else is passed on, since a variable may be a password. */
  private static final Set<String> VARIABLES =
      Set.of("PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "DISPLAY", "SSL_CERT_FILE");

  private static final List<String> PREFIXES =
      List.of("LC_", "LD_", "DYLD_", "GST_", "GIO_", "G_", "XDG_", "LIBVA_", "CUDA_", "NVIDIA_");

  /** Where somebody configured logging otherwise. */
  private static final String LOGGING = "log4j2.configurationFile";

  /** Whose values reach a child over its standard input. */
  private static final List<String> PROPERTIES =
      List.of("javax.net.ssl.", "javax.security.", "java.security.", "java.net.", "jna.library.");

  /**
   * A child of its own class.
   *
   * @param ringBytes of frames that it holds while Kafka is away
   */
  public static ChildVm of(Path folder, Optional<Path> log, long ringBytes) {
    return new ChildVm(
        folder, log, ringBytes + OTHERS, MOST_CAMERAS, IngesterChild.class.getName());
  }

  /**
   * The same with so many cameras.
   *
   * @param otherMain what runs in it
   */
  public ChildVm with(int cameras, String otherMain) {
    return new ChildVm(folder, log, heapBytes, cameras, otherMain);
  }

  Process start(int number) throws IOException {
    var builder = new ProcessBuilder(command(number));
    builder.environment().keySet().removeIf(name -> !isPassedOn(name));
    return builder.start();
  }

  private List<String> command(int number) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", SHELL, "zoetrope-ingester"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-CreateCoredumpOnCrash"));
    command.addAll(List.of("-XX:+DisplayVMOutputToStderr", "-Djava.awt.headless=true"));
    command.add("-Xmx%dm".formatted(heapBytes >> 20));
    command.add("-XX:ErrorFile=" + errorFile(number));
    command.add("-Djava.io.tmpdir=" + folder); // a killed process leaves libraries there
    command.add("-Djna.tmpdir=" + folder);
    command.add("-Dzoetrope.log=" + logFile(number));
    Optional.ofNullable(System.getProperty(LOGGING))
        .ifPresent(location -> command.add("-D%s=%s".formatted(LOGGING, location)));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return command;
  }

  /** What the virtual machine writes where native code crashes. */
  Path errorFile(int number) {
    return folder.resolve("ingester-%d-crash.log".formatted(number));
  }

  Path logFile(int number) {
    String suffix = "-ingester-%d.log".formatted(number);
    return log.map(
            file ->
                file.resolveSibling(
                    file.getFileName().toString().replaceFirst("\\.log$", "") + suffix))
        .orElseGet(() -> folder.resolve("zoetrope" + suffix));
  }

  /** This machine's properties that a child needs, which may be secrets. */
  static Map<String, String> properties() {
    Map<String, String> passed = new HashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (PROPERTIES.stream().anyMatch(name::startsWith)) {
        passed.put(name, System.getProperty(name));
      }
    }
    return passed;
  }

  private static boolean isPassedOn(String variable) {
    return VARIABLES.contains(variable) || PREFIXES.stream().anyMatch(variable::startsWith);
  }
}
