package io.zoetrope.training.trainer;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.WeightFit;
import io.zoetrope.zoo.weights.WeightLayout;
import io.zoetrope.zoo.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The weights a training starts from.
 *
 * @param replacedHead the tensors that the checkpoint held for other classes and were seeded again
 */
record InitialWeights(Weights weights, Set<String> replacedHead) {

  static InitialWeights seeded(Graph graph, long seed) {
    return new InitialWeights(SeededWeights.of(graph, seed), Set.of());
  }

  /**
   * A checkpoint's weights; a classifier, and heads beside it, of other classes are seeded.
   *
   * @throws IllegalArgumentException naming every other tensor that is missing or has another shape
   */
  static InitialWeights from(Weights checkpoint, Graph graph, long seed) {
    WeightLayout layout = WeightLayout.of(graph);
    Weights found = WeightFit.unwrapped(checkpoint, layout);
    Set<String> replaced = new TreeSet<>(WeightFit.of(found, layout).misshapen());
    replaced.retainAll(heads(graph));
    Weights seeded = SeededWeights.of(graph, seed);
    Map<String, Tensor> start = new LinkedHashMap<>(found.asMap());
    start.keySet().removeIf(name -> replaced.contains(layout.canonical(name)));
    replaced.forEach(name -> start.put(name, seeded.get(name)));
    return new InitialWeights(WeightFit.of(Weights.of(start), layout).weights(), replaced);
  }

  /** The tensors of the classifier, and of heads that no node reads. */
  private static Set<String> heads(Graph graph) {
    Set<String> heads = new TreeSet<>(graph.parametersByName().keySet());
    heads.removeAll(graph.readParameters());
    heads.addAll(classifier(graph));
    return heads;
  }

  /** The parameters of the last node that has any, on the way to the logits. */
  private static List<String> classifier(Graph graph) {
    List<String> last = List.of();
    for (Node node : graph.nodes()) {
      last = node.parameters().isEmpty() ? last : node.parameters();
    }
    return last;
  }
}
