package io.zoetrope.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.runtime.OnnxNetwork;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of PyTorch, safetensors and MXNet, exported and run: the logits of PyTorch's network. */
class CheckpointLogitsTest {
  private static final Offset<Double> TOLERANCE = Offset.offset(0.8e-4); // 1e-4 of the largest

  private static final double[] EXACT = {
    -0.046769518, -0.52060688, -0.18139941, -0.17769851, 0.79028428,
    0.095878392, 0.36924356, 0.67757112, 0.2557075, 0.033397634
  };

  /** With the weights rounded to half precision. */
  private static final double[] FP16 = {
    -0.04695344, -0.52069497, -0.18157893, -0.17772125, 0.79047811,
    0.09581989, 0.36928996, 0.67764926, 0.25591099, 0.033400677
  };

  /** With the weights rounded to bfloat16. */
  private static final double[] BF16 = {
    -0.049665272, -0.52243441, -0.17724709, -0.17926264, 0.79101121,
    0.096491188, 0.36910653, 0.6738162, 0.25440824, 0.036414519
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
  void scoresAsTheNetworkTheFileIsOf(String name) {
    List<String> labels = IntStream.range(0, 10).mapToObj(i -> "class " + i).toList();
    ModelPackage exported =
        ModelExport.of(SmallResNet.SPEC, labels)
            .options(SmallResNet.OPTIONS)
            .trained(Checkpoints.file(name), folder.resolve("model"));

    assertThat(exported.card().trained()).isTrue();
    assertThat(exported.card().provenance()).containsEntry("weights", name);
    try (var network = OnnxNetwork.open(exported.onnx(), 1)) {
      var clip = SmallResNet.FORMULA.clip("input-a", List.of(1, 3, 64, 64, 3));
      float[] logits = network.run(clip, 1, 3, 64, 64, 3).logits()[0];
      assertThat(IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).toArray())
          .containsExactly(expected(name), TOLERANCE);
    }
  }

  private static double[] expected(String name) {
    return switch (name) {
      case "fp16.pth" -> FP16;
      case "bf16.pth" -> BF16;
      default -> EXACT;
    };
  }
}
