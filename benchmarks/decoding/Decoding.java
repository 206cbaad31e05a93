import io.zoetrope.video.damage.Wholeness;
import io.zoetrope.video.file.VideoFile;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.PulledFrame;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Frames a second of a video file decoded in this process and in another one, by turns. Arguments:
 * the file, how many rounds. Prints the medians of the rounds after the first, and their ratio.
 */
public final class Decoding {
  private static final FrameGeometry GEOMETRY = FrameGeometry.shortSide(256).crop(224, 224);

  private Decoding() {}

  /** How many frames, in what time, by how much work of all processes. */
  private record Pass(int frames, double seconds, double processor) {}

  private interface Way {
    int decode(Path file);
  }

  public static void main(String[] arguments) {
    Path file = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[1]);
    var here = new Pass[rounds];
    var there = new Pass[rounds];
    for (int round = -1; round < rounds; round++) {
      Pass one = pass(file, Decoding::here);
      Pass other = pass(file, Decoding::there);
      if (round >= 0) { // else code is compiled and the process started
        here[round] = one;
        there[round] = other;
      }
    }
    print("in this process", here);
    print("in another one", there);
    double[] ratios = new double[rounds];
    double[] work = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      ratios[round] = here[round].seconds / there[round].seconds;
      work[round] = there[round].processor / here[round].processor;
    }
    System.out.printf(
        Locale.ROOT,
        "frames/s, other / this: %.3f; processor time, other / this: %.3f (medians of %d rounds)%n",
        median(ratios),
        median(work),
        rounds);
  }

  private static void print(String name, Pass[] passes) {
    System.out.printf(
        Locale.ROOT,
        "%-16s %6.0f frames/s, %.2f ms of processor a frame%n",
        name,
        median(Arrays.stream(passes).mapToDouble(each -> each.frames / each.seconds).toArray()),
        median(
            Arrays.stream(passes).mapToDouble(each -> 1e3 * each.processor / each.frames).toArray()));
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static Pass pass(Path file, Way way) {
    double work = processor();
    long start = System.nanoTime();
    int frames = way.decode(file);
    return new Pass(frames, (System.nanoTime() - start) / 1e9, processor() - work);
  }

  /** Seconds of this process and those below it. */
  private static double processor() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9
        + ProcessHandle.current()
            .descendants()
            .mapToDouble(
                each -> each.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
            .sum();
  }

  private static int there(Path file) {
    try (VideoFile video = VideoFile.open(file, GEOMETRY)) {
      int count = 0;
      while (video.next().isPresent()) {
        count++;
      }
      return count;
    }
  }

  /** As the other process does it. */
  private static int here(Path file) {
    var wholeness = new Wholeness(file);
    try (FramePipeline video = Pipelines.file(file, new GeometryRule(GEOMETRY), false, false)) {
      video.play();
      int count = 0;
      while (!video.ended()) {
        try (PulledFrame frame = video.pull(20_000_000)) {
          if (frame != null) {
            count++;
            wholeness.picture(frame.runningNanos() / 1000, frame.durationNanos() / 1000);
            copy(frame);
          }
        }
      }
      return count;
    }
  }

  private static byte[] copy(PulledFrame frame) {
    var window = GEOMETRY.window(new Size(frame.width(), frame.height()));
    byte[] rgb = new byte[window.size().width() * window.size().height() * 3];
    frame.copyTo(
        rgb, 0, window.left(), window.top(), window.size().width(), window.size().height());
    return rgb;
  }
}
