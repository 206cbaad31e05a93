package io.zoetrope.operators.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.testkit.TestClips;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxRecognizerTest {
  @TempDir Path folder;

  @Test
  void scoresEachClipOfABatchAsIfAlone() throws Exception {
    var options = options(4, false);
    try (var model = OnnxLoader.of(tiny(), options).load();
        var predictor = model.newPredictor()) {
      var together = predictor.recognize(List.of(TestClips.red(10), TestClips.red(200)));
      var alone = predictor.recognize(List.of(TestClips.red(200)));

      assertThat(together).hasSize(2);
      assertThat(together.get(1).scores()).containsExactly(alone.get(0).scores(), within(1e-6f));
      assertThat(together.get(0).scores()[0]).isCloseTo(0.576f, within(1e-3f)); // e / (e + 2)
    }
  }

  @Test
  void givesTheFeatureWhereAskedFor() throws Exception {
    try (var model = OnnxLoader.of(tiny(), options(1, true)).load();
        var predictor = model.newPredictor()) {
      assertThat(predictor.recognize(List.of(TestClips.red(30))).get(0).feature())
          .containsExactly(30, 0, 0);
    }
  }

  @Test
  void predictorsScoreAtTheSameTime() throws Exception {
    try (var model = OnnxLoader.of(tiny(), options(1, false)).load();
        var one = model.newPredictor();
        var other = model.newPredictor()) {
      var predictions =
          List.of(one, other).parallelStream()
              .map(predictor -> predict(predictor, TestClips.red(50)))
              .toList();
      assertThat(predictions.get(0).scores()).isEqualTo(predictions.get(1).scores());
    }
  }

  @Test
  void saysWhichDeviceIsMissing() {
    var options = RecognitionOptions.of(Device.parse("cuda:1"), 1, 8, false);
    assertThatThrownBy(() -> OnnxLoader.of(tiny(), options).load())
        .isInstanceOf(DeviceMissingException.class)
        .hasMessageContaining("cuda:1")
        .hasMessageContaining("onnxruntime_gpu");
  }

  private static Prediction predict(Recognizer.Predictor predictor, Clip clip) {
    try {
      return predictor.recognize(List.of(clip)).get(0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private ModelPackage tiny() {
    return TinyModel.write(folder.resolve("tiny"));
  }

  private static RecognitionOptions options(int batch, boolean features) {
    return new RecognitionOptions(
        Device.CPU, new BatchLimits(1, batch, Duration.ofMillis(50)), 1, features);
  }
}
