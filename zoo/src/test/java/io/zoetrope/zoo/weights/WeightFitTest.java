package io.zoetrope.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.GraphBuilder;
import io.zoetrope.zoo.graph.Naming;
import io.zoetrope.zoo.graph.Value;
import io.zoetrope.zoo.weights.file.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightFitTest {
  @TempDir Path folder;
  private Path file;

  /** The network: a classifier, and the same bias under a second name. */
  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  private final Map<String, Tensor> held = new LinkedHashMap<>();

  @BeforeEach
  void describe() {
    file = folder.resolve("weights.safetensors");
    shapes.put("fc.weight", new int[] {2, 3});
    shapes.put("fc.bias", new int[] {2});
    held.put("fc.bias", new Tensor(new int[] {2}, new float[] {1, 2}));
    held.put("fc.weight", new Tensor(new int[] {2, 3}, new float[6]));
  }

  @Test
  void givesTheTensorsInTheNetworksOrder() throws IOException {
    assertThat(load().names()).containsExactly("fc.weight", "fc.bias");
  }

  @Test
  void namesEverythingThatDoesNotFitAtOnce() {
    Path bad = Checkpoints.file("bad-missing-extra-misshapen.pth");

    assertThatThrownBy(() -> load(bad, WeightLayout.of(SmallResNet.shapes())))
        .isInstanceOf(WeightFileException.class)
        .hasMessageStartingWith(bad + ": does not fit the network:")
        .hasMessageContaining("missing (1): layer3.1.conv2.weight [")
        .hasMessageContaining("extra (1): layer9.weight")
        .hasMessageContaining("of another shape (1): fc.bias is [11], the network takes [10]");
  }

  @Test
  void listsAllNamesOfEachKind() {
    shapes.put("conv.weight", new int[] {1});
    shapes.put("conv.bias", new int[] {1});
    held.put("stray", new Tensor(new int[0], new float[1]));
    held.put("fc.bias", new Tensor(new int[] {1, 2}, new float[2]));

    assertThatThrownBy(this::load)
        .hasMessageEndingWith(
            "does not fit the network:"
                + "\n  missing (2): conv.weight [1], conv.bias [1]"
                + "\n  extra (1): stray"
                + "\n  of another shape (1): fc.bias is [1, 2], the network takes [2]");
  }

  @Test
  void takesATensorUnderAnyOfItsNames() throws IOException {
    held.put("head.1.bias", held.remove("fc.bias"));

    assertThat(load().get("fc.bias").values()).containsExactly(1, 2);
  }

  @Test
  void takesATensorHeldUnderBothItsNames() throws IOException {
    held.put("head.1.bias", held.get("fc.bias"));

    assertThat(load().names()).containsExactly("fc.weight", "fc.bias");
  }

  @Test
  void refusesTwoValuesOfOneTensor() {
    held.put("head.1.bias", new Tensor(new int[] {2}, new float[] {3, 4}));

    assertThatThrownBy(this::load)
        .hasMessageContaining("different under two names of one tensor (1): head.1.bias");
  }

  @Test
  void leavesOutAnAuxiliaryHead() throws IOException {
    held.put("aux_head.fc.bias", new Tensor(new int[] {2}, new float[2]));

    assertThat(load().contains("aux_head.fc.bias")).isFalse();
  }

  @Test
  void doesNotMissCountersOrAnOptionalPart() throws IOException {
    shapes.put("bn.num_batches_tracked", new int[0]);
    shapes.put("aux_head.fc.bias", new int[] {2});

    assertThat(load().names()).containsExactly("fc.weight", "fc.bias");
  }

  @Test
  void leavesOutOthersWhereThoseAreNoMistake() {
    WeightLayout layout = WeightLayout.of(shapes);
    held.put("optimizer/fc.bias", new Tensor(new int[] {2}, new float[2]));

    assertThat(WeightFit.of(Weights.of(held), layout).weights().names())
        .containsExactly("fc.weight", "fc.bias");
    held.remove("fc.bias");
    assertThatThrownBy(() -> WeightFit.of(Weights.of(held), layout).weights())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the weights do not fit the network:\n  missing (1): fc.bias [2]");
  }

  @Test
  void doesNotMissAHeadThatNothingRuns() {
    GraphBuilder g = new GraphBuilder(Naming.TORCH);
    Value feature = g.globalPool(g.input(1, 2, 2));
    g.linear("auxiliary", feature, 7);
    Graph graph = g.build(g.linear("fc", feature, 2), feature);

    assertThat(WeightFit.fitted(Weights.of(held), graph).names())
        .containsExactly("fc.weight", "fc.bias");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "_orig_mod.",
        "model.",
        "module._orig_mod.",
        "model._orig_mod.module.",
        "net/",
        "some.learner.backbone."
      })
  void takesNamesWithoutAWrappersPrefix(String prefix) throws IOException {
    Map<String, Tensor> bare = new LinkedHashMap<>(held);
    held.clear();
    bare.forEach((name, tensor) -> held.put(prefix + name, tensor));

    assertThat(load().names()).containsExactly("fc.weight", "fc.bias");
  }

  @Test
  void takesNamesOfPartsThatWereWrapped() throws IOException {
    held.put("model.fc._orig_mod.bias", held.remove("fc.bias"));
    held.put("model.module.fc.weight", held.remove("fc.weight"));

    assertThat(load().names()).containsExactly("fc.weight", "fc.bias");
  }

  @Test
  void takesNoBeginningThatOnlySomeNamesHave() {
    held.put("teacher.fc.bias", held.remove("fc.bias"));
    held.put("student.fc.bias", held.get("teacher.fc.bias"));

    assertThatThrownBy(this::load)
        .hasMessageContaining("missing (1): fc.bias [2]")
        .hasMessageContaining("extra (2): student.fc.bias, teacher.fc.bias");
  }

  private Weights load() throws IOException {
    SafetensorsFixture.write(file, held);
    return load(
        file, new WeightLayout(shapes, Map.of("head.1.bias", "fc.bias"), List.of("aux_head.")));
  }

  private static Weights load(Path file, WeightLayout layout) {
    return WeightFit.of(WeightFile.read(file), layout).weightsOf(file);
  }
}
