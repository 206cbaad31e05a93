import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Frames a second of one core: {@code zoetrope ingest}, all its processes together, with files of
 * H.264 in 720p on their way to a Kafka, against {@code gst-launch-1.0}, which decodes and scales
 * the same with the same method and throws its pictures away. By turns; processor time, without the
 * start: the command's first file, and what an empty pipeline takes.
 *
 * <p>Arguments: folder, format, rounds, the command. Ends with 1 where the ratio is below 0.9.
 */
final class PerCore {
  private static final int FRAMES = 1200;
  private static final int FILES = 3;
  private static final int THREADS_SHOWN = 8;
  private static final double GOAL = 0.9;

  private static final String EMPTY = "fakesrc num-buffers=1 ! fakesink";
  private static final String SAME =
      "filesrc location=%s ! decodebin ! videoconvertscale method=bilinear add-borders=false"
          + " ! video/x-raw,format=RGB,width=171,height=128 ! fakesink sync=false";

  private final Path folder;
  private final String format;
  private final List<String> zoetrope;
  private final Path films;

  private PerCore(Path folder, String format, List<String> zoetrope) throws Exception {
    this.folder = folder;
    this.format = format;
    this.zoetrope = zoetrope;
    films = Files.createDirectories(folder.resolve("films"));
  }

  public static void main(String[] arguments) throws Exception {
    List<String> all = List.of(arguments);
    var bench = new PerCore(Path.of(all.get(0)), all.get(1), all.subList(3, all.size()));
    System.exit(bench.run(Integer.parseInt(all.get(2))) >= GOAL ? 0 : 1);
  }

  private double run(int rounds) throws Exception {
    Films.write(films.resolve("0.mp4"), 1280, 720, 15, FRAMES);
    for (int i = 1; i < FILES; i++) {
      Files.createLink(films.resolve(i + ".mp4"), films.resolve("0.mp4"));
    }
    double[] ours = new double[rounds];
    double[] theirs = new double[rounds];
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free())) {
      for (int round = 0; round < rounds; round++) {
        theirs[round] = FRAMES / (gst(SAME.formatted(films.resolve("0.mp4"))) - gst(EMPTY));
        ours[round] = ingest(kafka.bootstrapServers());
        System.out.printf(
            Locale.ROOT, "round %d: %s%n", round + 1, line(ours[round], theirs[round]));
      }
    }
    double[] ratios = IntStream.range(0, rounds).mapToDouble(i -> ours[i] / theirs[i]).toArray();
    System.out.printf(
        Locale.ROOT,
        "medians of %d rounds, %s: %s; ratio %.3f%n",
        rounds,
        format,
        line(median(ours), median(theirs)),
        median(ratios));
    return median(ratios);
  }

  private static String line(double ours, double theirs) {
    return String.format(
        Locale.ROOT,
        "frames/s of one core: ingest %.0f, gst-launch %.0f, %.3f",
        ours,
        theirs,
        ours / theirs);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** What it has done so far. */
  private record Look(long frames, double work, Map<String, Double> threads) {}

  private double ingest(String kafka) throws Exception {
    String camera = "  - {id: film, source: \"file:%s/\", fast: true}".formatted(films);
    Look begin = null;
    Look end = null;
    try (var command = Command.start(folder, zoetrope, kafka, format, camera)) {
      while (command.runs()) {
        var now = new Look(command.frames("sent"), command.work(), command.threads());
        begin = begin == null && now.frames >= FRAMES ? now : begin;
        end = end == null || now.frames > end.frames ? now : end;
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    if (begin == null || end.frames < FRAMES * FILES * 0.9) {
      throw new IllegalStateException("it ended before its films; see " + folder + "/ingest.log");
    }
    print(begin, end);
    return (end.frames - begin.frames) / (end.work - begin.work);
  }

  /** Where the time goes. */
  private static void print(Look begin, Look end) {
    Map<String, Double> spent =
        end.threads.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    each ->
                        1e3
                            * (each.getValue() - begin.threads.getOrDefault(each.getKey(), 0.0))
                            / (end.frames - begin.frames)));
    spent.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(THREADS_SHOWN)
        .forEach(
            each ->
                System.out.printf(
                    Locale.ROOT, "  %.3f ms a frame: %s%n", each.getValue(), each.getKey()));
  }

  /** Seconds of processor time that a pipeline takes from its start to its end. */
  private static double gst(String pipeline) throws Exception {
    List<String> line = new ArrayList<>(List.of("gst-launch-1.0", "-q"));
    Stream.of(pipeline.split(" ")).forEach(line::add);
    double before = ofEnded();
    int code = new ProcessBuilder(line).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IllegalStateException("gst-launch-1.0 ended with " + code);
    }
    return ofEnded() - before;
  }

  /** Of all processes that this one started and that have ended. */
  private static double ofEnded() throws Exception {
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }
}
