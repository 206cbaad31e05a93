package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;

/** Jumping on the spot, again and again: crouch, fly, land. Heights in leg lengths. */
public record Jump(
    double period, double height, double crouch, double tuck, Arms arms, double phase)
    implements Motion {

  /** Where the arms go in the air. */
  enum Arms {
    OVERHEAD,
    FORWARD,
    ASIDE
  }

  private static final Curve CROUCH =
      Curve.through(0, 0, 0.24, -1, 0.36, 0, 0.74, 0, 0.84, -0.7, 1, 0);
  private static final Curve ARMS =
      Curve.through(0, 0, 0.22, -0.35, 0.42, 1, 0.66, 0.9, 0.84, 0.1, 1, 0);
  private static final double TAKE_OFF = 0.34;
  private static final double LANDING = 0.76;

  public static Jump of(Dice dice) {
    return new Jump(
        dice.between(0.8, 1.15),
        dice.between(0.3, 0.5),
        dice.between(0.2, 0.34),
        dice.between(0, 0.22),
        dice.pick(Arms.values()),
        dice.between(0, 1));
  }

  @Override
  public Pose at(double seconds) {
    double part = Curve.fraction(seconds / period + phase);
    double flight = Math.max(0, Math.min(1, (part - TAKE_OFF) / (LANDING - TAKE_OFF)));
    double arch = 4 * flight * (1 - flight);
    double bend = CROUCH.at(part) * crouch;
    double feet = (height + tuck) * arch;
    double apart = arms == Arms.ASIDE ? 0.06 + 0.22 * arch : 0.06;
    return Pose.REST
        .withPelvis(0, height * arch + bend, 0.2 * bend)
        .withSpine(-1.6 * bend, 0, 0)
        .withHead(bend, 0)
        .withHands(hand(ARMS.at(part)))
        .withFeet(new Vec(apart, feet, 0));
  }

  private Vec hand(double lift) {
    return switch (arms) {
      case OVERHEAD -> Arm.swung(0.12, 2.8 * lift, 0.2);
      case FORWARD -> Arm.swung(0.1, 1.5 * lift, 0.4);
      case ASIDE -> Arm.spread(0.15 + 2.4 * Math.max(0, lift));
    };
  }
}
