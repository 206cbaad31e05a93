package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Curve;

/** Passes from one motion, {@code elapsed} seconds old, into the next. */
public record Blend(Motion from, double elapsed, Motion to) implements Motion {
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
