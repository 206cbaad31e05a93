package io.zoetrope.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.config.EvaluationData;
import io.zoetrope.training.config.SourceChoice;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.evaluation.Evaluator;
import io.zoetrope.training.prediction.VideoModel;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.video.file.VideoWriter;
import io.zoetrope.zoo.measure.BareLoop;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions and evaluations score the same pixels, which are those that any decoder gives. */
class OneProtocolTest {
  private static final int WIDTH = 171;
  private static final int HEIGHT = 128;
  private static final int SIDE = 112;

  @TempDir static Path models;
  private static ModelPackage model;
  @TempDir Path folder;

  @BeforeAll
  static void model() {
    model = Configs.smallModel(models);
  }

  /** The video is not at the model's 30 frames a second. */
  @ParameterizedTest
  @ValueSource(strings = {"1x1", "3x1", "10x3"})
  void predictAndEvaluateGiveTheSameLogits(String text) throws IOException {
    Path video = video(25, 91);
    Views views = Views.parse(text);

    float[] predicted = predicted(video, views);
    float[] evaluated = evaluated(video, views);

    assertThat(predicted).hasSize(3);
    assertThat(evaluated).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(evaluated[i]).isCloseTo(predicted[i], within(1e-5f));
    }
  }

  /** The loss of one video is the negative logarithm of its label's score. */
  @Test
  void theCommandsAgree() throws IOException {
    Path video = video(30, 91);

    JsonNode top = json("predict", model.folder() + "", video + "", "--views", "3x3").get("top");
    for (JsonNode each : top) {
      int label = model.labels().indexOf(each.get("label").asText());
      JsonNode report =
          json(
              "evaluate",
              model.folder() + "",
              "--list",
              list(video, label) + "",
              "--cache",
              folder.resolve("cache") + "",
              "--views",
              "3x3");
      assertThat(report.get("views").asText()).isEqualTo("3x3");
      assertThat(report.get("loss").asDouble())
          .isCloseTo(-Math.log(each.get("score").asDouble()), within(1e-4));
    }
    assertThat(top).hasSize(3);
  }

  /**
   * 90 frames of 30 a second keep 45; the middle 16 of those begin at (45 - 16) / 2 = 14, frame 28.
   * The crop lies at (171 - 112) / 2 = 29.5, to even 30, and (128 - 112) / 2 = 8.
   */
  @Test
  void oneViewIsTheNetworkOnFramesDecodedElsewhere() throws Exception {
    Path video = video(30, 90);
    List<byte[]> frames = decodedElsewhere(video);
    assertThat(frames).hasSize(90);

    try (var outside = new BareLoop(model.onnx(), 1, 16, SIDE, SIDE, 3)) {
      float[] expected = outside.logits(clip(frames, 28, 30));
      float[] predicted = predicted(video, Views.SINGLE);
      for (int i = 0; i < 3; i++) {
        assertThat(predicted[i]).isCloseTo(expected[i], within(1e-5f));
      }
      assertThat(distance(predicted, outside.logits(clip(frames, 26, 30)))).isGreaterThan(1e-4);
      assertThat(distance(predicted, outside.logits(clip(frames, 28, 29)))).isGreaterThan(1e-4);
    }
  }

  /** Every second frame from one on, cropped at a column. */
  private static ByteBuffer clip(List<byte[]> frames, int first, int left) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(16 * SIDE * SIDE * 3);
    for (int frame = first; frame < first + 32; frame += 2) {
      for (int y = 8; y < 8 + SIDE; y++) {
        pixels.put(frames.get(frame), 3 * (y * WIDTH + left), 3 * SIDE);
      }
    }
    return pixels.flip();
  }

  private static double distance(float[] one, float[] other) {
    double largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, Math.abs(one[i] - other[i]));
    }
    return largest;
  }

  private float[] predicted(Path video, Views views) throws IOException {
    try (var whole = new VideoModel(model, views, new FileDecoder())) {
      return whole.predict(video).logits();
    }
  }

  private float[] evaluated(Path video, Views views) throws IOException {
    var choice = new SourceChoice(null, list(video, 0), null, null);
    DataSet set =
        new EvaluationData(model, new FileDecoder(), folder.resolve("cache"), 1)
            .open(choice, Split.TEST, false, (done, all) -> {});
    try (var evaluator = new Evaluator(model, 1)) {
      return evaluator.logits(set, views, (done, all) -> {}).get(0);
    }
  }

  private Path list(Path video, int label) throws IOException {
    return Files.writeString(folder.resolve("list.txt"), video + " 0 " + label + "\n");
  }

  private static JsonNode json(String... command) throws IOException {
    String[] all = Arrays.copyOf(command, command.length + 1);
    all[command.length] = "--json";
    Console ran = Console.run(all);
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    return new ObjectMapper().readTree(ran.out());
  }

  /** A scene of 320 x 240. */
  private Path video(int framesPerSecond, int frames) {
    Path file = folder.resolve("scene.mp4");
    var scene = Scene.endless(3);
    var renderer = new SceneRenderer();
    byte[] rgb = new byte[320 * 240 * 3];
    try (VideoWriter writer = VideoWriter.mp4(file, 320, 240, framesPerSecond)) {
      for (int frame = 0; frame < frames; frame++) {
        renderer.paint(scene, (double) frame / framesPerSecond, 320, 240, rgb);
        writer.write(rgb);
      }
    }
    return file;
  }

  /** Every frame at 171 x 128, by GStreamer's own command, which pads rows to four bytes. */
  private List<byte[]> decodedElsewhere(Path video) throws Exception {
    Path raw = folder.resolve("frames.rgb");
    String scaler =
        run("gst-inspect-1.0", "--exists", "videoconvertscale") == 0
            ? "videoconvertscale"
            : "videoconvert ! videoscale";
    String pipeline =
        "filesrc location=%s ! decodebin ! %s add-borders=false ! video/x-raw,format=RGB,width=%d,height=%d ! filesink location=%s"
            .formatted(video, scaler, WIDTH, HEIGHT, raw);
    assertThat(run("sh", "-c", "gst-launch-1.0 -q " + pipeline)).isZero();
    int row = (3 * WIDTH + 3) / 4 * 4;
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw));
    List<byte[]> frames = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] frame = new byte[3 * WIDTH * HEIGHT];
      for (int y = 0; y < HEIGHT; y++) {
        bytes.get(frame, y * 3 * WIDTH, 3 * WIDTH);
        bytes.position(bytes.position() + row - 3 * WIDTH);
      }
      frames.add(frame);
    }
    return frames;
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
