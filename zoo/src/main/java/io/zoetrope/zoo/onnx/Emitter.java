package io.zoetrope.zoo.onnx;

import io.zoetrope.zoo.graph.Node;

/** Writes a node of one kind of operation. */
interface Emitter {
  void emit(Node node);
}
