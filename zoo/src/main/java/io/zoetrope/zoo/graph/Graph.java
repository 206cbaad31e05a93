package io.zoetrope.zoo.graph;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
      List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
      boolean given = node.op() instanceof Op.Input;
      shapes.put(node.name(), given ? clip : Signature.of(node.name(), node.op(), inputs).output());
    }
    return shapes;
  }

  public Map<String, Parameter> parametersByName() {
    Map<String, Parameter> byName = new HashMap<>();
    parameters.forEach(parameter -> byName.put(parameter.name(), parameter));
    return byName;
  }

  /** Names of the parameters that nodes read, in the order in which they first do. */
  public Set<String> readParameters() {
    Set<String> read = new LinkedHashSet<>();
    nodes.forEach(node -> read.addAll(node.parameters()));
    return read;
  }
}
