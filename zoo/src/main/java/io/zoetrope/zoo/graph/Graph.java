package io.zoetrope.zoo.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as data: operations in an order in which they can run.
 *
 * @param parameters every tensor a checkpoint holds, also those no node reads
 * @param input N,3,T,H,W with N = 1: the clip the network was built for
 * @param logits the node that gives N,classes
 * @param feature the node that gives N,D, the clip's embedding: what the classifier reads, or the
 *     layer that GluonCV extracts where it is another
 */
public record Graph(
    List<Node> nodes, List<Parameter> parameters, Shape input, String logits, String feature) {

  public Graph {
    nodes = List.copyOf(nodes);
    parameters = List.copyOf(parameters);
  }

  /** The shape every node makes, by name, for the clip the network was built for. */
  public Map<String, Shape> shapes() {
    return shapes(input);
  }

  /** The shape every node makes, by name, for an input N,3,T,H,W. */
  public Map<String, Shape> shapes(Shape clip) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (Node node : nodes) {
      shapes.put(
          node.name(),
          node.op() instanceof Op.Input
              ? clip
              : shape(node, node.inputs().stream().map(shapes::get).toList()));
    }
    return shapes;
  }

  public Map<String, Parameter> parametersByName() {
    Map<String, Parameter> byName = new HashMap<>();
    parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    return byName;
  }

  static Shape shape(Node node, List<Shape> inputs) {
    try {
      return node.op().shape(inputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("node " + node.name() + ": " + e.getMessage(), e);
    }
  }
}
