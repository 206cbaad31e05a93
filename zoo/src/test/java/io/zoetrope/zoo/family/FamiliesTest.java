package io.zoetrope.zoo.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.runtime.OnnxCheck;
import io.zoetrope.zoo.weights.SeededWeights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FamiliesTest {

  private static final Catalogue CATALOGUE = Catalogue.standard();

  @TempDir Path folder;

  /** The first model of each family. */
  static Collection<ModelSpec> oneOfEach() {
    Map<String, ModelSpec> first = new LinkedHashMap<>();
    CATALOGUE.models().forEach(model -> first.putIfAbsent(model.family(), model));
    return first.values();
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void runsNarrowAndWithOtherClasses(ModelSpec model) throws IOException {
    int width = model.family().equals("tpn") ? 32 : 8; // its 32 groups divide 16 times the width
    Graph graph = model.graph(model.options().with("width", width).classes(5).size(80));
    assertThat(graph.shapes().get(graph.logits())).hasToString("1x5");
    Path file = folder.resolve("model.onnx");
    OnnxWriter.write(graph, SeededWeights.of(graph, 1), Normalisation.IMAGENET, file);
    OnnxCheck.check(file);
  }

  @Test
  void framesThatDoNotFitAreNamed() {
    refuses("slowfast_4x16_resnet50_kinetics400", 12, "a multiple of 8 frames, not 12");
    refuses("p3d_resnet50_kinetics400", 32, "clips of 16 to 31 frames, not 32");
    refuses("tpn_resnet101_f8s8_kinetics400", 9, "a multiple of 2 frames, not 9");
  }

  private static void refuses(String name, int frames, String message) {
    ModelSpec model = CATALOGUE.get(name);
    assertThatThrownBy(() -> model.graph(model.options().frames(frames)))
        .hasMessageStartingWith("model " + name)
        .hasMessageContaining(message);
  }
}
