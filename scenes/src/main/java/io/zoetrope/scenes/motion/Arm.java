package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.maths.Vec;

/** Hand positions, as a {@code Pose} takes them, from arm angles. */
final class Arm {
  private Arm() {}

  /** Swung forward from hanging by {@code swing} with the elbow bent by {@code bend} (radians). */
  static Vec swung(double outward, double swing, double bend) {
    double up = -0.48 * (Math.cos(swing) + Math.cos(swing + bend));
    double forward = 0.48 * (Math.sin(swing) + Math.sin(swing + bend));
    return new Vec(outward, up, forward);
  }

  /** A straight arm raised sideways from hanging by radians. */
  static Vec spread(double raise) {
    return new Vec(0.95 * Math.sin(raise), -0.95 * Math.cos(raise), 0.15);
  }
}
