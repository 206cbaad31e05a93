package io.zoetrope.app.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Data;
import io.zoetrope.ingester.Size;
import io.zoetrope.ingester.VideoFrame;
import io.zoetrope.zoo.onnx.OnnxNetwork;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoModelTest {
  @TempDir Path folder;

  @Test
  void averagesTheRawLogitsOfAllViews() {
    Path video = Data.file("clips/abseiling_k400.mp4").orElseGet(() -> abort("no clip"));
    ModelPackage model = Configs.smallModel(folder);
    var crops = new Crops(new Size(112, 112), 3);
    double[] mean = new double[3];
    try (var network = OnnxNetwork.open(model.onnx(), 1)) {
      for (List<VideoFrame> clip : new ClipReader(model.card(), 2).read(video)) {
        for (Crops.Place place : crops.places(new Size(171, 128))) {
          ByteBuffer pixels = ByteBuffer.allocateDirect(16 * 112 * 112 * 3);
          clip.forEach(frame -> crops.copy(frame, place, pixels));
          float[] logits = network.answer(pixels.flip(), 1, 16, 112, 112, 3).logits()[0];
          for (int i = 0; i < 3; i++) {
            mean[i] += logits[i] / 6;
          }
        }
      }
    }

    try (var whole = new VideoModel(model, new Views(2, 3))) {
      float[] logits = whole.answer(video).logits();
      for (int i = 0; i < 3; i++) {
        assertThat((double) logits[i]).isCloseTo(mean[i], within(1e-5));
      }
      assertThat(whole.answer(video).feature()).isEmpty();
    }
  }

  @Test
  void topLabelsAreTheSoftmaxOfTheLogits() {
    assertThat(LabelScore.top(2, List.of("a", "b", "c"), new float[] {1000, 1001, 999}))
        .satisfiesExactly(
            best -> {
              assertThat(best.label()).isEqualTo("b");
              assertThat(best.score()).isCloseTo(0.66524, within(1e-5));
            },
            second -> assertThat(second.label()).isEqualTo("a"));
  }
}
