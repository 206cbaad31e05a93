package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Vec;

/** Getting up from lying by way of a crouch, then going on with another motion. */
public record Rise(Pose lying, double duration, Motion then) implements Motion {
  private static final Pose CROUCH =
      Pose.REST
          .withPelvis(0, -0.52, -0.06)
          .withTilt(0.5, 0, 0)
          .withSpine(0.35, 0, 0)
          .withHead(-0.3, 0)
          .withHands(new Vec(0.05, -0.72, 0.5));

  @Override
  public Pose at(double seconds) {
    double part = seconds / duration;
    Pose low = lying.towards(CROUCH, Curve.ease(part / 0.6));
    return low.towards(then.at(seconds), Curve.ease((part - 0.45) / 0.55));
  }
}
