package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.figure.Side;
import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;

/** Boxing: from a guard, one hand after the other shoots forward and comes back. */
public record Punch(double rate, Side lead, double level, double twist, double jabs)
    implements Motion {
  private static final Curve THROW = Curve.through(0, 0, 0.24, 1, 0.36, 1, 0.66, 0);
  private static final Vec GUARD = new Vec(-0.1, -0.06, 0.36);

  public static Punch of(Dice dice) {
    return new Punch(
        dice.between(1.5, 2.4),
        dice.pick(Side.values()),
        dice.between(-0.15, 0.15),
        dice.between(0.3, 0.6),
        dice.between(0, 0.4));
  }

  @Override
  public Pose at(double seconds) {
    double beat = seconds * rate;
    double thrust = THROW.at(Curve.fraction(beat));
    Side striking = striking((long) Math.floor(beat));
    Vec fist = GUARD.towards(new Vec(-0.22, level, 0.97), thrust);
    double hop = 0.02 * Math.sin(2 * Math.PI * beat);
    return Pose.REST
        .withPelvis(0, -0.08 + hop, 0.08 * thrust)
        .withTilt(0, 0.3 * lead.other().sign, 0)
        .withSpine(0.12, -striking.sign * twist * thrust, 0)
        .withHead(0.05, -0.2 * lead.other().sign)
        .withHands(GUARD)
        .withHand(striking, fist)
        .withFoot(lead, new Vec(0.08, 0, 0.24))
        .withFoot(lead.other(), new Vec(0.08, 0, -0.2));
  }

  /** Mostly in turn; now and then the leading hand strikes twice. */
  private Side striking(long beat) {
    boolean repeat = Curve.fraction(beat * 0.618) < jabs;
    return beat % 2 == 0 || repeat ? lead : lead.other();
  }
}
