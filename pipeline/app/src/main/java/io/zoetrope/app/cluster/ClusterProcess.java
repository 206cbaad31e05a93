package io.zoetrope.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a cluster, which outlives the command that starts it. A file has its id and when
 * it began: another process may have the id later.
 */
final class ClusterProcess {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int TICKS = 19; // since the boot, of the fields behind the name

  private final String name;
  private final Path file;

  /**
   * @param processes folder of such files
   */
  ClusterProcess(String name, Path processes) {
    this.name = name;
    this.file = processes.resolve(name);
  }

  String name() {
    return name;
  }

  boolean runs() throws IOException {
    return handle().isPresent();
  }

  /** Where it runs. */
  Optional<ProcessHandle> handle() throws IOException {
    String[] noted;
    try {
      noted = Files.readString(file).strip().split(" ");
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return noted.length == 2
        ? ProcessHandle.of(Long.parseLong(noted[0]))
            .filter(each -> each.isAlive() && began(each).equals(noted[1]))
        : Optional.empty();
  }

  /** On Linux by a count that no clock which is set changes. */
  private static String began(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String ticks = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[TICKS];
      return Files.readString(BOOT).strip() + "/" + ticks;
    } catch (IOException notLinux) {
      return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
  }

  /**
   * Starts it.
   *
   * @param output takes what it prints
   */
  void start(List<String> command, Map<String, String> environment, Path output)
      throws IOException {
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    builder.environment().putAll(environment);
    var process = builder.start().toHandle();
    Files.writeString(file, process.pid() + " " + began(process));
  }

  /** Has it end, first asked, then killed. */
  void stop() throws IOException, InterruptedException {
    Optional<ProcessHandle> process = handle();
    if (process.isPresent()) {
      process.get().destroy();
      if (!ends(process.get())) {
        process.get().destroyForcibly();
        ends(process.get());
      }
    }
    Files.deleteIfExists(file);
  }

  private static boolean ends(ProcessHandle process) throws InterruptedException {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("process " + process.pid(), e.getCause());
    }
  }
}
