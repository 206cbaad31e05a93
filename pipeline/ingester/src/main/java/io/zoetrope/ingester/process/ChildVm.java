package io.zoetrope.ingester.process;

import io.zoetrope.video.process.IsolatedVm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The virtual machine that a child is: this one's, with a small heap.
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
    String classPath = System.getProperty("java.class.path");
    return IsolatedVm.start("zoetrope-ingester", options(number), classPath, mainClass);
  }

  private List<String> options(int number) {
    List<String> options = new ArrayList<>();
    options.add("-Xmx%dm".formatted(heapBytes >> 20));
    options.add("-XX:ErrorFile=" + errorFile(number));
    options.add("-Djava.io.tmpdir=" + folder); // a killed process leaves libraries there
    options.add("-Djna.tmpdir=" + folder);
    options.add("-Dzoetrope.log=" + logFile(number));
    Optional.ofNullable(System.getProperty(LOGGING))
        .ifPresent(location -> options.add("-D%s=%s".formatted(LOGGING, location)));
    return options;
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
}
