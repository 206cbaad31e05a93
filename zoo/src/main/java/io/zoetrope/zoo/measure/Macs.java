package io.zoetrope.zoo.measure;

import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Shape;
import java.util.Map;

/** Multiply-accumulates of a node, by thop's rules: a bias counts one, a normalisation two. */
final class Macs {

  private Macs() {}

  static long counted(Node node, Map<String, Shape> shapes) {
    long outputs = shapes.get(node.name()).elements();
    if (node.op() instanceof Op.Conv conv) {
      long channels = input(node, shapes).size(1) / conv.groups();
      return outputs * (channels * conv.window().volume() + (conv.bias() ? 1 : 0));
    }
    if (node.op() instanceof Op.BatchNorm) {
      return outputs * 2;
    }
    if (node.op() instanceof Op.Linear) {
      return outputs * input(node, shapes).size(-1);
    }
    if (node.op() instanceof Op.AvgPool pool) {
      return outputs * (pool.window().volume() + 1);
    }
    if (node.op() instanceof Op.GlobalAvgPool) {
      return input(node, shapes).elements() + outputs;
    }
    return 0;
  }

  static long attention(Node node, Map<String, Shape> shapes) {
    return node.op() instanceof Op.MatMul
        ? shapes.get(node.name()).elements() * input(node, shapes).size(-1)
        : 0;
  }

  private static Shape input(Node node, Map<String, Shape> shapes) {
    return shapes.get(node.inputs().get(0));
  }
}
