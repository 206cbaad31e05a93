package io.zoetrope.zoo.cost;

import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Shape;
import java.util.List;
import java.util.Map;

/**
 * Multiply-accumulates of a node.
 *
 * @param counted by thop's rules
 * @param attention those of products between activations, which thop does not see
 */
record Macs(long counted, long attention) {
  private static final MacsRules RULES = new MacsRules();

  static Macs of(Node node, Map<String, Shape> shapes) {
    List<Shape> inputs = node.inputs().stream().map(shapes::get).toList();
    return node.op().accept(RULES).of(inputs, shapes.get(node.name()));
  }
}
