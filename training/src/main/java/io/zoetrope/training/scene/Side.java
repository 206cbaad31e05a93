package io.zoetrope.training.scene;

/** A figure's own left or right. */
enum Side {
  LEFT(-1),
  RIGHT(1);

  /** Towards the figure's right is positive. */
  final double sign;

  Side(double sign) {
    this.sign = sign;
  }

  Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }
}
