package io.zoetrope.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.graph.Graph;
import org.junit.jupiter.api.Test;

class SeededWeightsTest {

  private final ModelSpec spec = Catalogue.standard().get("r2plus1d_v1_resnet18_kinetics400");

  @Test
  void dependOnTheSeedAlone() {
    Graph graph = narrow(5);
    float[] once = kernel(SeededWeights.of(graph, 1));
    assertThat(kernel(SeededWeights.of(graph, 1))).isEqualTo(once);
    assertThat(kernel(SeededWeights.of(graph, 2))).isNotEqualTo(once);
  }

  @Test
  void stayWhenTheHeadChanges() {
    assertThat(kernel(SeededWeights.of(narrow(9), 1)))
        .isEqualTo(kernel(SeededWeights.of(narrow(5), 1)));
  }

  @Test
  void holdEveryParameterInItsShape() {
    Graph graph = narrow(5);
    Weights weights = SeededWeights.of(graph, 1);
    graph
        .parameters()
        .forEach(
            parameter ->
                assertThat(weights.get(parameter.name()).shape())
                    .isEqualTo(parameter.shape().toArray()));
  }

  private Graph narrow(int classes) {
    return spec.graph(spec.options().with("width", 8).classes(classes).size(32));
  }

  private static float[] kernel(Weights weights) {
    return weights.get("layer1.0.conv1.conv1.weight").values();
  }
}
