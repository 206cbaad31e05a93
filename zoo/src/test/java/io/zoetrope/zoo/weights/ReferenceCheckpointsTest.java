package io.zoetrope.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.file.WeightFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch, safetensors and MXNet themselves wrote. */
class ReferenceCheckpointsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "zip.pth",
        "legacy.pth",
        "module-prefix.pth",
        "training-checkpoint.pth",
        "transposed-view.pth",
        "storage-offset.pth",
        "model.safetensors"
      })
  void readsEveryTensorBitForBit(String name) {
    Weights weights = WeightFile.read(Checkpoints.file(name));

    assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(SmallResNet.shapes().keySet());
    SmallResNet.shapes()
        .forEach(
            (tensor, shape) -> {
              assertThat(weights.get(tensor).shape()).as(tensor).isEqualTo(shape);
              assertThat(weights.get(tensor).values())
                  .as(tensor)
                  .isEqualTo(SmallResNet.WEIGHTS.get(tensor).values());
            });
  }

  /** Half a unit in the last place of the largest values, which lie under 2. */
  @ParameterizedTest
  @CsvSource({"fp16.pth,0.00048828125", "bf16.pth,0.00390625"})
  void widensHalfPrecision(String name, float halfUnit) {
    Weights weights = WeightFile.read(Checkpoints.file(name));

    assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(SmallResNet.shapes().keySet());
    SmallResNet.shapes()
        .forEach(
            (tensor, shape) ->
                assertThat(largestDifference(weights, tensor))
                    .as(tensor)
                    .isLessThanOrEqualTo(halfUnit));
  }

  private static float largestDifference(Weights weights, String tensor) {
    float[] exact = SmallResNet.WEIGHTS.get(tensor).values();
    float[] read = weights.get(tensor).values();
    float largest = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Math.abs(exact[i] - read[i]));
    }
    return largest;
  }

  @ParameterizedTest
  @ValueSource(strings = {"mxnet.params", "mxnet-arg-aux.params"})
  void readsMxnetParameters(String name) {
    Weights weights = WeightFile.read(Checkpoints.file(name));

    Map<String, int[]> shapes = SmallResNet.shapes();
    shapes.keySet().removeIf(tensor -> tensor.endsWith("num_batches_tracked"));
    assertThat(weights.size()).isEqualTo(shapes.size());
    shapes.forEach(
        (tensor, shape) ->
            assertThat(weights.get(mxnetName(tensor, shape)).values())
                .as(tensor)
                .isEqualTo(SmallResNet.WEIGHTS.get(tensor).values()));
  }

  private static String mxnetName(String tensor, int[] shape) {
    if (tensor.startsWith("fc.")) {
      return tensor.replace("fc.", "output.");
    }
    return shape.length > 1
        ? tensor
        : tensor.replace(".weight", ".gamma").replace(".bias", ".beta");
  }

  @ParameterizedTest
  @CsvSource({
    "evil-legacy.pth,posix.system",
    "evil-os-system.pth,posix.system",
    "evil-nested-eval.pth,__builtin__.eval"
  })
  void refusesCodeByNameAndRunsNothing(String name, String wanted) {
    Path file = Checkpoints.file(name);

    assertThatThrownBy(() -> WeightFile.read(file))
        .isInstanceOf(WeightFileException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("refused: it wants Python's " + wanted);
    for (String trace : new String[] {"pwned", "pwned2"}) {
      assertThat(Files.exists(Path.of(System.getProperty("java.io.tmpdir"), trace))).isFalse();
    }
  }

  @Test
  void saysThatAZipIsCutShort() {
    Path file = Checkpoints.file("truncated.pth");

    assertThatThrownBy(() -> WeightFile.read(file))
        .hasMessageStartingWith(file + ": is a zip archive cut short or damaged");
  }

  @Test
  void saysThatALegacyFileIsCutShort() {
    Path file = Checkpoints.file("truncated-legacy.pth");

    assertThatThrownBy(() -> WeightFile.read(file))
        .hasMessageStartingWith(file + ": is cut short: storage");
  }
}
