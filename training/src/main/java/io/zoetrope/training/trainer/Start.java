package io.zoetrope.training.trainer;

import io.zoetrope.training.block.Names;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The weights a training starts from.
 *
 * @param replacedHead the tensors that the checkpoint held for other classes and were seeded anew
 */
record Start(Weights weights, Set<String> replacedHead) {

  static Start seeded(Graph graph, long seed) {
    return new Start(SeededWeights.of(graph, seed), Set.of());
  }

  /** A checkpoint's weights; a classifier, and heads beside it, of other classes are seeded. */
  static Start from(Weights checkpoint, Graph graph, long seed) {
    Weights seeded = SeededWeights.of(graph, seed);
    Set<String> replaced = new TreeSet<>();
    Map<String, Tensor> start = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      Optional<Tensor> found = Names.find(parameter, checkpoint);
      if (found.isPresent() && isHead(parameter, graph) && !fits(parameter, found.get())) {
        found = Optional.of(seeded.get(parameter.name()));
        replaced.add(parameter.name());
      }
      found.ifPresent(tensor -> start.put(parameter.name(), tensor));
    }
    return new Start(Weights.of(start), replaced);
  }

  /** The classifier's tensors, and those of heads that no node reads. */
  private static boolean isHead(Parameter parameter, Graph graph) {
    boolean read = false;
    for (Node node : graph.nodes()) {
      read |= node.parameters().contains(parameter.name());
    }
    return !read || classifier(graph).contains(parameter.name());
  }

  /** The parameters of the last node that has any, on the way to the logits. */
  private static List<String> classifier(Graph graph) {
    List<String> last = List.of();
    for (Node node : graph.nodes()) {
      last = node.parameters().isEmpty() ? last : node.parameters();
    }
    return last;
  }

  private static boolean fits(Parameter parameter, Tensor tensor) {
    return tensor.hasShape(parameter.shape().toArray());
  }
}
