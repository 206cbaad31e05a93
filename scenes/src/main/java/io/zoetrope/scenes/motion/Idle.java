package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.figure.Side;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.maths.Wander;
import java.util.List;

/** Standing about: shifting weight, looking around, holding the arms one way. */
public record Idle(Stance stance, double restless, Wander weight, Wander look, Wander breath)
    implements Motion {

  private static final Vec HANGING = new Vec(0.14, -0.96, 0.1);
  private static final List<Stance> STANCES =
      List.of(
          Stance.even(HANGING),
          Stance.even(new Vec(0.02, -0.78, 0.12)),
          Stance.even(new Vec(0.02, -0.62, 0.06)),
          Stance.even(new Vec(-0.2, -0.72, -0.22)),
          new Stance(new Vec(-0.4, -0.34, 0.3), new Vec(-0.42, -0.28, 0.33), 0),
          new Stance(HANGING, new Vec(-0.22, -0.3, 0.45), 0.4));

  /** How the arms are held and how far the head bows. */
  record Stance(Vec left, Vec right, double nod) {

    static Stance even(Vec hands) {
      return new Stance(hands, hands, 0);
    }
  }

  public static Idle of(Dice dice) {
    return new Idle(
        STANCES.get(dice.below(STANCES.size())),
        dice.between(0.3, 1.2),
        Wander.of(dice.between(0.08, 0.25), dice),
        Wander.of(dice.between(0.08, 0.3), dice),
        Wander.of(dice.between(0.2, 0.35), dice));
  }

  @Override
  public Pose at(double seconds) {
    double shift = restless * weight.at(seconds);
    double turn = restless * look.at(seconds);
    double sway = breath.at(seconds);
    return Pose.REST
        .withPelvis(0.07 * shift, -0.02, 0.01 * sway)
        .withSpine(0.02 * sway, 0.12 * turn, 0.06 * shift)
        .withHead(stance.nod + 0.08 * sway, 0.8 * turn)
        .withHand(Side.LEFT, stance.left.plus(new Vec(0.02 * shift, 0.01 * sway, 0.02 * sway)))
        .withHand(Side.RIGHT, stance.right.plus(new Vec(-0.02 * shift, 0.01 * sway, 0.02 * shift)));
  }
}
