package io.zoetrope.zoo.onnx;

import static io.zoetrope.zoo.graph.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Naming;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.graph.Window;
import io.zoetrope.zoo.runtime.OnnxCheck;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxWriterTest {

  @TempDir Path folder;

  @Test
  void hasWordsForEveryOperation() {
    for (Class<?> op : Op.class.getPermittedSubclasses()) {
      assertThat(OnnxOps.class.getDeclaredMethods())
          .as(op.getSimpleName())
          .anyMatch(
              method ->
                  method.getReturnType() == Emitter.class
                      && Arrays.equals(method.getParameterTypes(), new Class<?>[] {op}));
    }
  }

  private static Graph small() {
    ModelSpec spec = Catalogue.standard().get("resnet18_v1b_kinetics400");
    return spec.graph(spec.options().with("width", 8).classes(5).frames(3).size(32));
  }

  @Test
  void scoresABatchAsItScoresEachClip() throws Exception {
    Graph graph = small();
    Path file = Onnx.written(graph, Outputs.LOGITS, folder);
    byte[] clips = Onnx.noise(2 * 3 * 32 * 32 * 3, 7);
    float[][] both = Onnx.run(file, "logits", clips, 2, 3, 32, 32, 3);
    byte[] second = Arrays.copyOfRange(clips, clips.length / 2, clips.length);
    float[][] alone = Onnx.run(file, "logits", second, 1, 3, 32, 32, 3);
    assertThat(both).hasDimensions(2, 5);
    assertThat(both[1]).containsExactly(alone[0], within(1e-5f));
    assertThat(both[0]).isNotEqualTo(both[1]);
  }

  @Test
  void keepsTheWeightsUnderTheirNames() throws Exception {
    Graph graph = small();
    Weights weights = SeededWeights.of(graph, 3);
    Path file = folder.resolve("model.onnx");
    OnnxWriter.write(graph, weights, Normalisation.IMAGENET, file);

    Weights back = OnnxParameters.read(file);

    assertThat(back.names()).contains("conv1.weight", "layer1.0.bn1.running_var", "fc.bias");
    for (String name : back.names()) {
      assertThat(back.get(name).values()).as(name).isEqualTo(weights.get(name).values());
    }
  }

  @Test
  void keepsWeightsInHalfTheBytes() throws Exception {
    Graph graph = small();
    Weights weights = SeededWeights.of(graph, 3);
    Path whole = folder.resolve("whole.onnx");
    OnnxWriter.write(graph, weights, Normalisation.IMAGENET, whole);
    Path half = folder.resolve("half.onnx");
    OnnxWriter.write(graph, weights, Normalisation.IMAGENET, Outputs.LOGITS, Storage.FLOAT16, half);

    assertThat((double) Files.size(half) / Files.size(whole)).isBetween(0.5, 0.6);
    Weights back = OnnxParameters.read(half);
    assertThat(back.names()).isEqualTo(OnnxParameters.read(whole).names());
    assertThat(back.get("layer1.0.bn1.running_var").values())
        .isEqualTo(weights.get("layer1.0.bn1.running_var").values());
    float[] kernels = weights.get("conv1.weight").values();
    assertThat(back.get("conv1.weight").values()).isNotEqualTo(kernels);
    assertThat(back.get("conv1.weight").values()).containsExactly(kernels, within(1e-3f));

    byte[] clip = Onnx.noise(3 * 32 * 32 * 3, 7);
    float[][] expected = Onnx.run(whole, "logits", clip, 1, 3, 32, 32, 3);
    float[][] rounded = Onnx.run(half, "logits", clip, 1, 3, 32, 32, 3);
    assertThat(rounded[0]).containsExactly(expected[0], within(0.01f));
  }

  @Test
  void readsNoWeightsOutOfAnythingElse() throws Exception {
    Path file = Files.writeString(folder.resolve("model.onnx"), "no network");
    assertThatThrownBy(() -> OnnxParameters.read(file))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void scalesAndNormalisesInside() throws Exception {
    GraphBuilder g = new GraphBuilder(Naming.TORCH);
    Value colours = g.globalPool(g.input(1, 2, 2));
    Graph graph = g.build(g.linear("fc", colours, 2), colours);
    Path file = Onnx.written(graph, Outputs.LOGITS_AND_FEATURE, folder);
    byte[] pixels = new byte[12];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) new int[] {255, 0, 128}[i % 3];
    }
    float[] feature = Onnx.run(file, "feature", pixels, 1, 1, 2, 2, 3)[0];
    assertThat(feature[0]).isCloseTo((1 - 0.485f) / 0.229f, within(1e-5f));
    assertThat(feature[1]).isCloseTo(-0.456f / 0.224f, within(1e-5f));
    assertThat(feature[2]).isCloseTo((128 / 255f - 0.406f) / 0.225f, within(1e-5f));
  }

  @Test
  void makesTheShapesThatWereInferred() throws Exception {
    Window uneven = kernel(2, 3, 2).stride(1, 2, 3).padBefore(1, 0, 1).padAfter(0, 2, 0);
    GraphBuilder g = new GraphBuilder(Naming.TORCH);
    Value x = g.input(5, 13, 14);
    x = g.conv("conv", x, new Op.Conv(6, uneven.dilation(2, 1, 2), 3, true));
    x = g.maxPool(x, kernel(1, 2, 2).stride(1, 2, 2).roundingUp());
    x = g.apply(new Op.AvgPool(kernel(2, 2, 2).pad(1, 1, 1), true), x);
    x = g.apply(new Op.Mul(), x, g.apply(new Op.Sigmoid(), x));
    Value feature = g.apply(new Op.Flatten(1), x);
    Path file =
        Onnx.written(
            g.build(g.linear("fc", feature, 2), feature), Outputs.LOGITS_AND_FEATURE, folder);
    float[][] given = Onnx.run(file, "feature", Onnx.noise(5 * 13 * 14 * 3, 3), 1, 5, 13, 14, 3);
    assertThat(given).hasDimensions(1, feature.shape().size(1));
  }

  @Test
  void namesAllParametersThatDoNotFit() {
    ModelSpec spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");
    Graph graph = spec.graph(spec.options().with("width", 8).classes(5).size(32));
    Map<String, Tensor> tensors = new HashMap<>(SeededWeights.of(graph, 1).asMap());
    tensors.remove("conv1.weight");
    tensors.put("fc.bias", new Tensor(new int[] {7}, new float[7]));
    assertThatThrownBy(
            () ->
                OnnxWriter.write(
                    graph,
                    Weights.of(tensors),
                    Normalisation.IMAGENET,
                    folder.resolve("model.onnx")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("missing (1): conv1.weight [5, 3, 1, 7, 7]")
        .hasMessageContaining("fc.bias is [7], the network takes [5]");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void takesATensorUnderAnyOfItsNames() throws Exception {
    ModelSpec spec = Catalogue.standard().get("i3d_resnet50_v1_kinetics400");
    Graph graph = spec.graph(spec.options().with("width", 8).classes(5).size(32));
    Map<String, Tensor> tensors = new HashMap<>(SeededWeights.of(graph, 1).asMap());
    tensors.put("head.1.weight", tensors.remove("fc.weight"));
    Path file = folder.resolve("model.onnx");
    OnnxWriter.write(graph, Weights.of(tensors), Normalisation.IMAGENET, file);
    OnnxCheck.check(file);
  }
}
