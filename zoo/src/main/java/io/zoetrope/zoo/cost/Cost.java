package io.zoetrope.zoo.cost;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.graph.Shape;
import java.util.Map;

/**
 * What a network weighs and what one clip costs.
 *
 * @param parameters learned values, shared ones once
 * @param macs multiply-accumulates of convolutions, normalisations, full layers and average pools
 * @param attention multiply-accumulates of matrix products between activations
 */
public record Cost(long parameters, long macs, long attention) {

  /** The cost of one clip of the size the network was built for. */
  public static Cost of(Graph graph) {
    Map<String, Shape> shapes = graph.shapes();
    long macs = 0;
    long attention = 0;
    for (Node node : graph.nodes()) {
      Macs spent = Macs.of(node, shapes);
      macs += spent.counted();
      attention += spent.attention();
    }
    return new Cost(parameters(graph), macs, attention);
  }

  /**
   * The cost as GluonCV's tables print it, which were made with thop: layers that a checkpoint
   * holds under k names have their parameters counted k times and their operations k² times (two
   * visits with two counters for k = 2), layers that nothing runs count for nothing, and matrix
   * products are not seen.
   */
  public static Cost asPublished(Graph graph) {
    Map<String, Shape> shapes = graph.shapes();
    Map<String, Parameter> known = graph.parametersByName();
    long parameters = 0;
    long macs = 0;
    for (Node node : graph.nodes()) {
      long names = 1;
      for (String name : node.parameters()) {
        Parameter parameter = known.get(name);
        names = 1L + parameter.aliases().size();
        parameters += parameter.role().learned() ? names * parameter.shape().elements() : 0;
      }
      macs += names * names * Macs.of(node, shapes).counted();
    }
    return new Cost(parameters, macs, 0);
  }

  /** All multiply-accumulates, in billions. */
  public double gmacs() {
    return (macs + attention) / 1e9;
  }

  /** Parameters in millions. */
  public double millions() {
    return parameters / 1e6;
  }

  private static long parameters(Graph graph) {
    return graph.parameters().stream()
        .filter(parameter -> parameter.role().learned())
        .mapToLong(parameter -> parameter.shape().elements())
        .sum();
  }
}
