import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.video.file.VideoWriter;
import io.zoetrope.video.follow.ViewedPart;
import io.zoetrope.video.follow.ViewsRule;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.PulledFrame;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What zones cost: processor time a frame of one decoder with one view, with four zones, with four
 * that follow motion, and of four decoders with one view each. The least of several rounds.
 *
 * <p>Arguments: width, height, frames, rounds.
 */
final class Decodes {
  private static final int FPS = 15;
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(171, 128).crop(112, 112);
  private static final List<Region> QUARTERS =
      List.of(
          new Region(0, 0, 0.5, 0.5),
          new Region(0.5, 0, 0.5, 0.5),
          new Region(0, 0.5, 0.5, 0.5),
          new Region(0.5, 0.5, 0.5, 0.5));

  private final Path file;
  private final int frames;

  private Decodes(Path file, int frames) {
    this.file = file;
    this.frames = frames;
  }

  public static void main(String[] arguments) throws Exception {
    int width = Integer.parseInt(arguments[0]);
    int height = Integer.parseInt(arguments[1]);
    int frames = Integer.parseInt(arguments[2]);
    int rounds = Integer.parseInt(arguments[3]);
    Path file = Files.createTempFile("zones", ".mp4");
    try {
      film(file, width, height, frames);
      new Decodes(file, frames).run(rounds);
    } finally {
      Files.delete(file);
    }
  }

  private static void film(Path file, int width, int height, int frames) {
    var scene = new SceneCatalogue(Split.TEST).clip(1);
    var renderer = new SceneRenderer();
    byte[] rgb = new byte[width * height * 3];
    try (var writer = VideoWriter.mp4(file, width, height, FPS)) {
      for (int i = 0; i < frames; i++) {
        renderer.paint(scene, i / (double) FPS, width, height, rgb);
        writer.write(rgb);
      }
    }
  }

  private void run(int rounds) {
    List<String> names =
        List.of(
            "one view of the whole picture",
            "four zones, one decoder",
            "four zones that follow motion, one decoder",
            "four zones, a decoder each");
    List<Supplier<Double>> ways =
        List.of(
            () -> millis(List.of(whole())),
            () -> millis(List.of(zones(false))),
            () -> millis(List.of(zones(true))),
            () -> millis(QUARTERS.stream().map(this::zone).toList()));
    double[] least = new double[names.size()];
    Arrays.fill(least, Double.MAX_VALUE);
    for (int round = 0; round < rounds; round++) {
      for (int way = 0; way < least.length; way++) {
        least[way] = Math.min(least[way], ways.get(way).get());
      }
    }
    System.out.println("| | CPU ms a frame | |\n|---|---|---|");
    for (int way = 0; way < least.length; way++) {
      System.out.printf(
          Locale.ROOT, "| %s | %.2f | %.2f x |%n", names.get(way), least[way], least[way] / least[0]);
    }
  }

  private Supplier<FramePipeline> whole() {
    return () -> Pipelines.file(file, new GeometryRule(GEOMETRY), false, false);
  }

  private Supplier<FramePipeline> zone(Region part) {
    return () -> Pipelines.file(file, new GeometryRule(GEOMETRY, part), false, true);
  }

  private Supplier<FramePipeline> zones(boolean follow) {
    var parts = QUARTERS.stream().map(part -> new ViewedPart(part, follow, List.of())).toList();
    return () -> Pipelines.file(file, new ViewsRule(GEOMETRY, parts), false, false);
  }

  /** Of this process, all its threads together. */
  private double millis(List<Supplier<FramePipeline>> open) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    List<FramePipeline> pipelines = new ArrayList<>();
    open.forEach(each -> pipelines.add(each.get()));
    pipelines.forEach(FramePipeline::play);
    int pulled = 0;
    byte[] rgb = new byte[112 * 112 * 3];
    while (!pipelines.stream().allMatch(FramePipeline::ended)) {
      for (FramePipeline pipeline : pipelines) {
        List<PulledFrame> views = pipeline.pullAll(1_000_000);
        pulled += views.isEmpty() ? 0 : 1;
        for (PulledFrame view : views) {
          view.copyTo(rgb, 0, 29, 8, 112, 112);
          view.close();
        }
      }
    }
    pipelines.forEach(FramePipeline::close);
    if (pulled != frames * open.size()) {
      throw new IllegalStateException(pulled + " pictures came");
    }
    return (system.getProcessCpuTime() - before) / 1e6 / frames;
  }
}
