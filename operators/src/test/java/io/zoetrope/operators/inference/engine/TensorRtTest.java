package io.zoetrope.operators.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.operators.testkit.TestClips;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings of TensorRT; whether it follows them is for a machine with a GPU. */
class TensorRtTest {
  private static final Device HALF = Device.parse("tensorrt:0").with(Precision.FP16);

  @TempDir Path folder;

  @Test
  void buildsAnEngineForEveryBatchUpToTheLargest() {
    var options = RecognitionOptions.of(HALF, 1, 16, false);
    assertThat(settings(options.with(new TensorRtOptions(null, 4))))
        .containsEntry("trt_profile_min_shapes", "frames:1x4x8x8x3")
        .containsEntry("trt_profile_opt_shapes", "frames:4x4x8x8x3")
        .containsEntry("trt_profile_max_shapes", "frames:16x4x8x8x3")
        .containsEntry("trt_fp16_enable", "1")
        .doesNotContainKey("trt_engine_cache_enable");
    assertThat(settings(options)).containsEntry("trt_profile_opt_shapes", "frames:16x4x8x8x3");
  }

  @Test
  void keepsEnginesApartByVersionAndPrecision() {
    var cached = new TensorRtOptions(folder.resolve("engines").toString(), 0);
    var options = RecognitionOptions.of(Device.parse("tensorrt:0"), 1, 8, false).with(cached);
    assertThat(settings(options))
        .containsEntry("trt_engine_cache_enable", "1")
        .containsEntry("trt_engine_cache_path", folder + "/engines/" + version() + "-fp32")
        .doesNotContainKey("trt_fp16_enable");
    assertThat(settings(RecognitionOptions.of(HALF, 1, 8, false).with(cached)))
        .containsEntry("trt_engine_cache_path", folder + "/engines/" + version() + "-fp16");
  }

  @Test
  void refusesToBeTunedForABatchThatCannotCome() {
    var options = RecognitionOptions.of(HALF, 1, 4, false);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.with(new TensorRtOptions(null, 5)))
        .withMessage("best-batch: 5 is more than the largest batch, 4");
  }

  @Test
  void saysWhereTheDeviceIsMissing() {
    assertThatThrownBy(() -> OnnxLoader.of(tiny(), RecognitionOptions.of(HALF, 1, 8, false)).load())
        .isInstanceOf(DeviceMissingException.class)
        .hasMessageContaining("tensorrt:0")
        .hasMessageContaining("onnxruntime_gpu");
  }

  @Test
  @Tag("gpu")
  void scoresAsTheProcessorDoes() throws Exception {
    var options =
        RecognitionOptions.of(HALF, 1, 8, false)
            .with(new TensorRtOptions(folder.resolve("engines").toString(), 0));
    var clips = List.of(TestClips.red(10), TestClips.red(200));
    try (var model = OnnxLoader.of(tiny(), options).load();
        var predictor = model.newPredictor();
        var known = OnnxLoader.of(tiny(), RecognitionOptions.of(Device.CPU, 1, 8, false)).load();
        var onCpu = known.newPredictor()) {
      var predictions = predictor.recognize(clips);
      for (int i = 0; i < clips.size(); i++) {
        var expected = onCpu.recognize(List.of(clips.get(i))).get(0);
        assertThat(predictions.get(i).scores()).containsExactly(expected.scores(), within(1e-2f));
      }
    }
    assertThat(folder.resolve("engines")).isNotEmptyDirectory();
  }

  private java.util.Map<String, String> settings(RecognitionOptions options) {
    return TensorRt.settings(OnnxLoader.of(tiny(), options));
  }

  private String version() {
    return tiny().card().version();
  }

  private ModelPackage tiny() {
    return TinyModel.write(folder.resolve("tiny"));
  }
}
