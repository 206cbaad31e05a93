package io.zoetrope.zoo.runtime;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.Onnx;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxCheckTest {

  @TempDir Path folder;
  private Graph graph;

  @BeforeEach
  void drawANarrowNetwork() {
    ModelSpec spec = Catalogue.standard().get("resnet18_v1b_kinetics400");
    graph = spec.graph(spec.options().with("width", 8).classes(3).frames(1).size(32));
  }

  @Test
  void passesWhatTheWriterWrote() throws IOException {
    Path file = Onnx.written(graph, Outputs.LOGITS, folder);
    assertThatCode(() -> OnnxCheck.check(file)).doesNotThrowAnyException();
  }

  @Test
  void refusesAFileThatIsNoNetwork() throws IOException {
    Path file = Files.writeString(folder.resolve("model.onnx"), "no network");
    assertThatThrownBy(() -> OnnxCheck.check(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("model.onnx: ONNX Runtime refuses it");
  }

  @Test
  void refusesAnOutputThatIsNoNumber() throws IOException {
    Map<String, Tensor> tensors = new HashMap<>(SeededWeights.of(graph, 1).asMap());
    tensors.put("fc.bias", new Tensor(new int[] {3}, new float[] {0, Float.NaN, 0}));
    Path file = folder.resolve("model.onnx");
    OnnxWriter.write(graph, Weights.of(tensors), Normalisation.IMAGENET, file);
    assertThatThrownBy(() -> OnnxCheck.check(file)).hasMessageContaining("a logit is NaN");
  }
}
