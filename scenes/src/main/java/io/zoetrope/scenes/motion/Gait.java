package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.figure.Side;
import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;

/**
 * Walking or running. A foot stands for {@code duty} of the cycle, moving back under the pelvis
 * just as fast as the figure goes forward, and swings for the rest.
 *
 * @param period seconds per two steps
 * @param speed leg lengths per second
 * @param lift how high a foot swings, in leg lengths
 * @param bounce rise of the pelvis between steps, in leg lengths; negative where it sinks
 * @param elbow bend of the elbows, radians
 */
public record Gait(
    double period,
    double speed,
    double duty,
    double lift,
    double bounce,
    double lean,
    double armSwing,
    double elbow,
    double phase)
    implements Motion {

  public static Gait walk(Dice dice) {
    double period = dice.between(0.95, 1.3);
    return new Gait(
        period,
        dice.between(1.25, 1.6) / period,
        0.6,
        dice.between(0.1, 0.16),
        -0.02,
        dice.between(0, 0.1),
        dice.between(0.35, 0.65),
        dice.between(0.1, 0.4),
        dice.between(0, 1));
  }

  public static Gait run(Dice dice) {
    double period = dice.between(0.56, 0.74);
    return new Gait(
        period,
        dice.between(2.0, 2.5) / period,
        0.36,
        dice.between(0.38, 0.55),
        dice.between(0.05, 0.09),
        dice.between(0.18, 0.34),
        dice.between(0.8, 1.1),
        dice.between(1.4, 1.8),
        dice.between(0, 1));
  }

  @Override
  public Pose at(double seconds) {
    double cycle = seconds / period + phase;
    double swing = armSwing * Math.cos(2 * Math.PI * cycle);
    double rise = bounce * Math.cos(4 * Math.PI * (cycle - (duty + 0.5) / 2));
    double reach = elbow > 1 ? 0.02 : 0.14;
    return Pose.REST
        .withPelvis(0, -0.07 + rise, 0)
        .withSpine(lean, 0.25 * swing, 0)
        .withHead(-0.6 * lean, 0)
        .withHand(Side.LEFT, Arm.swung(reach, -swing, elbow))
        .withHand(Side.RIGHT, Arm.swung(reach, swing, elbow))
        .withFoot(Side.LEFT, foot(cycle))
        .withFoot(Side.RIGHT, foot(cycle + 0.5));
  }

  private Vec foot(double cycle) {
    double step = speed * duty * period;
    double part = Curve.fraction(cycle);
    if (part < duty) {
      return new Vec(0, 0, step * (0.5 - part / duty));
    }
    double swing = (part - duty) / (1 - duty);
    double height = lift * Math.sin(Math.PI * Math.pow(swing, 0.8));
    return new Vec(0, height, step * (Curve.ease(swing) - 0.5));
  }
}
