package io.zoetrope.zoo.family;

import io.zoetrope.zoo.graph.Naming;

/** The framework whose GluonCV checkpoints a network's parameters are named after. */
public enum Framework {
  TORCH(Naming.TORCH),
  MXNET(Naming.MXNET);

  private final Naming naming;

  Framework(Naming naming) {
    this.naming = naming;
  }

  Naming naming() {
    return naming;
  }
}
