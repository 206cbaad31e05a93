package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Naming;

/** The framework whose GluonCV checkpoints a network's parameters are named after. */
public enum Framework {
  TORCH,
  MXNET;

  Naming naming() {
    return this == MXNET ? Naming.MXNET : Naming.TORCH;
  }
}
