package io.zoetrope.training.scene;

/** Passes from one motion, {@code elapsed} seconds old, into the next. */
record Blend(Motion from, double elapsed, Motion to) implements Motion {
  private static final double SECONDS = 0.35;

  @Override
  public Pose at(double seconds) {
    if (seconds >= SECONDS) {
      return to.at(seconds);
    }
    Pose before = from.at(elapsed + seconds);
    return before.towards(to.at(seconds), Curve.ease(seconds / SECONDS));
  }
}
