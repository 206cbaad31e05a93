import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.render.Vista;
import io.zoetrope.scenes.script.Action;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.video.ModelGeometry;
import io.zoetrope.video.file.VideoWriter;
import io.zoetrope.video.follow.ViewedPart;
import io.zoetrope.video.follow.ViewsRule;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.Pipelines;
import io.zoetrope.video.gst.PulledFrame;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.runtime.OnnxNetwork;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * How well a model sees figures that are small in a large picture: in the whole picture, in zones
 * of it and in the part that follows them. Paints scenes of the split, films them as H.264, and
 * cuts and scales them as an ingester does.
 *
 * <p>Arguments: model package, first scene, scenes of each action, width, height, figure's pixels,
 * VALIDATION or TEST.
 */
final class Accuracy {
  private static final int FPS = 15;

  /** Of the empty place, before anybody is there. */
  private static final int EMPTY = FPS;

  /** Frames from clip to clip: half a second. */
  private static final int HOP = 7;

  /** Of a figure in the scenes as they were made, as a share of the picture's height, on average. */
  private static final double USUAL = 0.52;

  private final ModelPackage model;
  private final OnnxNetwork network;
  private final FrameGeometry geometry;
  private final int width;
  private final int height;
  private final double share;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private static final class Count {
    int right;
    int all;
    final Map<String, int[]> actions = new LinkedHashMap<>();

    void add(String action, boolean isRight) {
      int[] of = actions.computeIfAbsent(action, name -> new int[2]);
      all++;
      of[1]++;
      if (isRight) {
        right++;
        of[0]++;
      }
    }
  }

  private record Seen(byte[] rgb, Region part) {}

  private Accuracy(ModelPackage model, int width, int height, int pixels) {
    this.model = model;
    this.width = width;
    this.height = height;
    share = pixels / (USUAL * height);
    network = OnnxNetwork.open(model.onnx(), 1);
    var input = model.card().input();
    geometry =
        ModelGeometry.scaled(model.card().resize()).crop(input.width(), input.height());
  }

  public static void main(String[] arguments) throws Exception {
    var model = ModelPackage.read(Path.of(arguments[0]));
    int first = Integer.parseInt(arguments[1]);
    int each = Integer.parseInt(arguments[2]);
    int width = Integer.parseInt(arguments[3]);
    int height = Integer.parseInt(arguments[4]);
    var bench = new Accuracy(model, width, height, Integer.parseInt(arguments[5]));
    var catalogue = new SceneCatalogue(Split.valueOf(arguments[6]));
    int actions = Action.values().length;
    Path file = Files.createTempFile("zones", ".mp4");
    try {
      for (long number = (long) first * actions; number < (long) (first + each) * actions; number++) {
        bench.see(catalogue.clip(number), catalogue.action(number), number, file);
        System.err.printf("scene %d of %d%n", number - (long) first * actions + 1, each * actions);
      }
    } finally {
      Files.delete(file);
    }
    bench.print();
  }

  /** Where the figure is, and zones around it as somebody might have drawn them. */
  private void see(Scene scene, Action action, long number, Path file) throws Exception {
    var random = new Random(number);
    double x = 0.2 + 0.6 * random.nextDouble();
    double y = 0.3 + 0.4 * random.nextDouble();
    film(scene, new Vista(share, x, y), file);
    Map<String, ViewedPart> views = new LinkedHashMap<>();
    views.put("whole picture", new ViewedPart(Region.ALL, false, List.of()));
    views.put("zone, a third of each side", zone(x, y, 1 / 3.0, random, false));
    views.put("zone, a sixth of each side", zone(x, y, 1 / 6.0, random, false));
    views.put("follow: motion, of the whole picture", new ViewedPart(Region.ALL, true, List.of()));
    views.put("follow: motion, in the zone of a third", zone(x, y, 1 / 3.0, new Random(number), true));
    List<List<Seen>> frames = cut(file, List.copyOf(views.values()));
    int view = 0;
    for (String name : views.keySet()) {
      judge(name, frames.get(view++), action.label());
    }
  }

  private ViewedPart zone(double x, double y, double side, Random random, boolean follows) {
    double left = x - side / 2 + (random.nextDouble() - 0.5) * side / 4;
    double top = y - side / 2 + (random.nextDouble() - 0.5) * side / 4;
    double inX = Math.max(0, Math.min(1 - side, left));
    double inY = Math.max(0, Math.min(1 - side, top));
    return new ViewedPart(new Region(inX, inY, side, side), follows, List.of());
  }

  private void film(Scene scene, Vista vista, Path file) {
    var renderer = new SceneRenderer();
    byte[] rgb = new byte[width * height * 3];
    int frames = (int) (Scene.CLIP_SECONDS * FPS);
    try (var writer = VideoWriter.mp4(file, width, height, FPS)) {
      for (int i = -EMPTY; i < frames; i++) {
        renderer.paint(scene, vista, Math.max(0, i) / (double) FPS + 1e-4 * (i + EMPTY), i >= 0, width, height, rgb);
        writer.write(rgb);
      }
    }
  }

  private List<List<Seen>> cut(Path file, List<ViewedPart> views) {
    var rule = new ViewsRule(geometry, views);
    List<List<Seen>> seen = new ArrayList<>();
    views.forEach(view -> seen.add(new ArrayList<>()));
    try (FramePipeline pipeline = Pipelines.file(file, rule, false, false)) {
      pipeline.play();
      while (!pipeline.ended()) {
        List<PulledFrame> frames = pipeline.pullAll(20_000_000);
        for (int view = 0; view < frames.size(); view++) {
          seen.get(view).add(new Seen(pixels(frames.get(view)), rule.next(view)));
        }
        frames.forEach(PulledFrame::close);
        pipeline.error().ifPresent(error -> { throw new IllegalStateException(error.message()); });
      }
    }
    return seen;
  }

  private byte[] pixels(PulledFrame frame) {
    var window = geometry.window(new Size(frame.width(), frame.height()));
    byte[] rgb = new byte[window.size().width() * window.size().height() * 3];
    frame.copyTo(rgb, 0, window.left(), window.top(), window.size().width(), window.size().height());
    return rgb;
  }

  /** Clips every half second, all of them while the action lasts. */
  private void judge(String name, List<Seen> frames, String action) {
    int length = model.card().clip().frames();
    int clips = 0;
    int pure = 0;
    for (int end = EMPTY + length; end <= frames.size(); end += HOP) {
      List<Seen> clip = frames.subList(end - length, end);
      boolean onePart = clip.stream().map(Seen::part).distinct().count() == 1;
      boolean right = label(clip).equals(action);
      clips++;
      if (onePart) {
        pure++;
        count(name).add(action, right);
      }
      if (name.startsWith("follow")) {
        count(name + ", also clips of two parts").add(action, right);
        if (!onePart) {
          count(name + ", clips of two parts alone").add(action, right);
        }
      }
    }
    if (name.startsWith("follow")) {
      for (int i = 0; i < clips; i++) {
        count(name + ", share of clips that are of one part").add(action, i < pure);
      }
    }
  }

  private Count count(String name) {
    return counts.computeIfAbsent(name, unknown -> new Count());
  }

  private String label(List<Seen> clip) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(clip.size() * clip.get(0).rgb().length);
    clip.forEach(frame -> bytes.put(frame.rgb()));
    var input = model.card().input();
    float[] logits =
        network.run(bytes.flip(), 1, clip.size(), input.height(), input.width(), 3).logits()[0];
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return model.labels().get(best);
  }

  private void print() {
    System.out.print("| what the model sees | clips | right |");
    for (Action action : Action.values()) {
      System.out.print(" " + action.label() + " |");
    }
    System.out.println("\n|---|---|---|" + "---|".repeat(Action.values().length));
    counts.forEach(
        (name, count) -> {
          System.out.printf("| %s | %d | %.1f %% |", name, count.all, 100.0 * count.right / count.all);
          for (Action action : Action.values()) {
            int[] of = count.actions.getOrDefault(action.label(), new int[2]);
            System.out.print(of[1] == 0 ? " – |" : " %.0f |".formatted(100.0 * of[0] / of[1]));
          }
          System.out.println();
        });
  }
}
