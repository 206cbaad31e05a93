import io.zoetrope.app.embedded.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A running {@code zoetrope ingest}: what it says of its frames, and what it takes. */
final class Command implements AutoCloseable {
  /** Of {@code /proc/PID/stat}, behind the name: user and system time. */
  private static final int USER = 11;

  private static final double TICKS = 100; // a second, on every Linux

  private static final long PAGE = 4096;

  private final Process process;
  private final int port = Ports.free();
  private final HttpClient http = HttpClient.newHttpClient();

  private Command(Path folder, List<String> zoetrope, Path config) throws IOException {
    var line = new java.util.ArrayList<>(zoetrope);
    line.addAll(List.of("ingest", "--config", config.toString()));
    line.addAll(List.of("-D", "ingest.metrics-port=" + port));
    process =
        new ProcessBuilder(line)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("ingest.log").toFile()))
            .start();
  }

  /**
   * Starts it.
   *
   * @param folder with the model package {@code model}; takes the log
   * @param zoetrope the command and its first arguments
   * @param cameras their part of the configuration
   */
  static Command start(
      Path folder, List<String> zoetrope, String kafka, String format, String cameras)
      throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("zoetrope.yaml"),
            """
            model: %s
            cameras:
            %s
            kafka: {bootstrap-servers: "%s"}
            ingest: {frames: %s}
            """
                .formatted(folder.resolve("model"), cameras, kafka, format));
    return new Command(folder, zoetrope, config);
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Frames of all cameras: {@code taken}, {@code sent} or {@code dropped}; 0 before it answers. */
  long frames(String which) {
    String name = "zoetrope_camera_frames_%s_total{".formatted(which);
    return metrics()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.indexOf("} ") + 2))))
        .sum();
  }

  private String metrics() {
    var address = URI.create("http://127.0.0.1:%d/metrics".formatted(port));
    try {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seconds of processor time of all its processes so far. */
  double work() {
    return processes().map(Command::stat).mapToDouble(Command::work).sum();
  }

  private static double work(String[] stat) {
    return stat.length == 0
        ? 0
        : (Long.parseLong(stat[USER]) + Long.parseLong(stat[USER + 1])) / TICKS;
  }

  /** The same of each thread, those of one name and process together. */
  Map<String, Double> threads() {
    Map<String, Double> all = new TreeMap<>();
    processes()
        .forEach(
            pid -> {
              try (Stream<Path> tasks = Files.list(pid.resolve("task"))) {
                tasks.forEach(
                    task -> all.merge(name(pid, task), work(stat(task)), Double::sum));
              } catch (IOException e) {
                // it has ended
              }
            });
    return all;
  }

  private String name(Path pid, Path task) {
    boolean first = pid.endsWith(Long.toString(process.pid()));
    return (first ? "supervisor " : "child ") + read(task.resolve("comm")).strip();
  }

  /** Bytes of memory of all its processes now. */
  long memory() {
    return processes()
        .map(pid -> read(pid.resolve("statm")).split(" "))
        .mapToLong(fields -> fields.length < 2 ? 0 : Long.parseLong(fields[1]) * PAGE)
        .sum();
  }

  private Stream<Path> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(each -> Path.of("/proc", Long.toString(each.pid())));
  }

  private static String[] stat(Path process) {
    String text = read(process.resolve("stat"));
    return text.isEmpty()
        ? new String[0]
        : text.substring(text.lastIndexOf(')') + 2).split(" ");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException | UncheckedIOException e) {
      return ""; // it has ended
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
