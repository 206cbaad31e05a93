package io.zoetrope.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.onnx.OnnxNetwork;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of PyTorch, safetensors and MXNet, exported and run: what PyTorch's network answers. */
class CheckpointLogitsTest {
  private static final Offset<Float> TOLERANCE = Offset.offset(0.8e-4f); // 1e-4 of the largest

  private static final float[] EXACT = {
    -0.046769518f, -0.52060688f, -0.18139941f, -0.17769851f, 0.79028428f,
    0.095878392f, 0.36924356f, 0.67757112f, 0.2557075f, 0.033397634f
  };

  /** With the weights rounded to half precision. */
  private static final float[] FP16 = {
    -0.04695344f, -0.52069497f, -0.18157893f, -0.17772125f, 0.79047811f,
    0.09581989f, 0.36928996f, 0.67764926f, 0.25591099f, 0.033400677f
  };

  /** With the weights rounded to bfloat16. */
  private static final float[] BF16 = {
    -0.049665272f, -0.52243441f, -0.17724709f, -0.17926264f, 0.79101121f,
    0.096491188f, 0.36910653f, 0.6738162f, 0.25440824f, 0.036414519f
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip.pth",
        "legacy.pth",
        "module-prefix.pth",
        "training-checkpoint.pth",
        "transposed-view.pth",
        "storage-offset.pth",
        "model.safetensors",
        "mxnet.params",
        "mxnet-arg-aux.params",
        "fp16.pth",
        "bf16.pth"
      })
  void answersAsTheNetworkTheFileIsOf(String name) {
    List<String> labels = IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();
    ModelPackage exported =
        ModelExport.of(SmallResNet.SPEC, labels)
            .options(SmallResNet.OPTIONS)
            .trained(Checkpoints.file(name), folder.resolve("model"));

    assertThat(exported.card().trained()).isTrue();
    assertThat(exported.card().provenance()).containsEntry("weights", name);
    try (var network = OnnxNetwork.open(exported.onnx(), 1)) {
      var clip = SmallResNet.FORMULA.clip("input-a", List.of(1, 3, 64, 64, 3));
      assertThat(network.answer(clip, 1, 3, 64, 64, 3).logits()[0])
          .containsExactly(expected(name), TOLERANCE);
    }
  }

  private static float[] expected(String name) {
    return switch (name) {
      case "fp16.pth" -> FP16;
      case "bf16.pth" -> BF16;
      default -> EXACT;
    };
  }
}
