package io.zoetrope.zoo.graph;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {

  @Test
  void namesParametersAsTheFrameworkDoes() {
    assertThat(names(oneLayer(Naming.TORCH)))
        .containsExactly(
            "stem.conv.weight",
            "stem.bn.weight",
            "stem.bn.bias",
            "stem.bn.running_mean",
            "stem.bn.running_var",
            "stem.bn.num_batches_tracked",
            "fc.weight",
            "fc.bias");
    assertThat(names(oneLayer(Naming.MXNET)))
        .containsExactly(
            "stem.conv.weight",
            "stem.bn.gamma",
            "stem.bn.beta",
            "stem.bn.running_mean",
            "stem.bn.running_var",
            "fc.weight",
            "fc.bias");
  }

  @Test
  void keepsFurtherNamesOfATensorAsAliases() {
    Naming twice =
        Naming.TORCH.storing(path -> path.equals("fc") ? List.of("fc", "head.1") : List.of(path));
    assertThat(oneLayer(twice).parametersByName().get("fc.weight").aliases())
        .containsExactly("head.1.weight");
  }

  @Test
  void keepsTheParametersButNotTheNodesOfUnusedLayers() {
    GraphBuilder g = new GraphBuilder(Naming.TORCH);
    Value clip = g.input(4, 8, 8);
    g.conv("unused", clip, 5, kernel(1, 1, 1));
    Value feature = g.globalPool(clip);
    Graph graph = g.build(g.linear("fc", feature, 2), feature);
    assertThat(names(graph)).contains("unused.weight");
    assertThat(graph.nodes()).extracting(Node::name).doesNotContain("unused");
  }

  @Test
  void givesNamelessOperationsNamesOfTheirOwn() {
    GraphBuilder g = new GraphBuilder(Naming.TORCH).in("layer1");
    Value x = g.input(1, 4, 4);
    assertThat(g.relu(x).name()).isEqualTo("layer1.relu");
    assertThat(g.relu(x).name()).isEqualTo("layer1.relu_2");
  }

  @Test
  void infersShapesForOtherClipsThanItWasBuiltFor() {
    Graph graph = oneLayer(Naming.TORCH);
    assertThat(graph.shapes().get("stem.conv")).isEqualTo(Shape.of(1, 6, 4, 4, 4));
    assertThat(graph.shapes(Shape.of(3, 3, 9, 20, 30)).get("stem.conv"))
        .isEqualTo(Shape.of(3, 6, 9, 10, 15));
  }

  @Test
  void namesTheNodeWhoseInputsDoNotFit() {
    GraphBuilder g = new GraphBuilder(Naming.TORCH).in("layer1.0");
    Value clip = g.input(4, 8, 8);
    Value narrow = g.conv("conv1", clip, 5, kernel(1, 1, 1));
    assertThatThrownBy(() -> g.add(clip, narrow))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer1.0.add")
        .hasMessageContaining("cannot combine 1x3x4x8x8 with 1x5x4x8x8");
  }

  private static Graph oneLayer(Naming naming) {
    GraphBuilder g = new GraphBuilder(naming);
    Value x = g.input(4, 8, 8);
    x = g.in("stem").convNormRelu("conv", "bn", x, 6, same(3, 3, 3).stride(1, 2, 2));
    Value feature = g.globalPool(x);
    return g.build(g.linear("fc", feature, 2), feature);
  }

  private static List<String> names(Graph graph) {
    return graph.parameters().stream().map(Parameter::name).toList();
  }
}
