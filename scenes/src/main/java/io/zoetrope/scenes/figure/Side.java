package io.zoetrope.scenes.figure;

/** A figure's own left or right. */
public enum Side {
  LEFT(-1),
  RIGHT(1);

  /** Towards the figure's right is positive. */
  public final double sign;

  Side(double sign) {
    this.sign = sign;
  }

  public Side other() {
    return this == LEFT ? RIGHT : LEFT;
  }
}
