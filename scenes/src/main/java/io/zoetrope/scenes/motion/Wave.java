package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.figure.Side;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.maths.Wander;

/** Waving with one raised hand, or both. The forearm swings about the elbow, {@code rate} in Hz. */
public record Wave(Side side, boolean both, Vec elbow, double swing, double rate, Wander sway)
    implements Motion {

  public static Wave of(Dice dice) {
    double raise = dice.between(0, 1);
    return new Wave(
        dice.pick(Side.values()),
        dice.chance(0.2),
        new Vec(0.36, 0.1, 0.22).towards(new Vec(0.18, 0.46, 0.08), raise),
        dice.between(0.6, 0.9),
        dice.between(1.1, 2.2),
        Wander.of(0.3, dice));
  }

  @Override
  public Pose at(double seconds) {
    double beat = Math.sin(2 * Math.PI * rate * seconds);
    Vec hand = hand(beat);
    double lean = 0.04 * sway.at(seconds);
    Pose pose =
        Pose.REST.withSpine(0, 0, lean).withHead(0, 0.2 * sway.at(seconds)).withHand(side, hand);
    return both ? pose.withHand(side.other(), hand) : pose;
  }

  private Vec hand(double beat) {
    double angle = 0.15 + swing * beat;
    return elbow.plus(new Vec(0.5 * Math.sin(angle), 0.5 * Math.cos(angle), 0.08));
  }
}
