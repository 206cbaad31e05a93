package io.zoetrope.zoo.graph;

import io.zoetrope.zoo.graph.Parameter.Role;
import java.util.List;
import java.util.Map;

/**
 * What an operation takes and gives when its inputs have certain shapes.
 *
 * @param parameters what it does not compute but learns
 */
record Signature(Shape output, Map<Role, Shape> parameters) {
  private static final Signatures KNOWN = new Signatures();

  /**
   * The signature of a node's operation.
   *
   * @throws IllegalArgumentException naming the node, when the operation cannot take these inputs
   */
  static Signature of(String node, Op op, List<Shape> inputs) {
    try {
      return op.accept(KNOWN).of(inputs);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("node " + node + ": " + e.getMessage(), e);
    }
  }
}
