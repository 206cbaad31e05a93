package io.zoetrope.scenes.figure;

import io.zoetrope.scenes.maths.Dice;

/**
 * A figure's proportions, in metres.
 *
 * @param leg hip to ankle, half of it thigh
 * @param arm shoulder to hand, half of it upper arm
 * @param shoulders from the middle to one shoulder
 * @param hips from the middle to one hip
 * @param girth thickness of the limbs, 1 = average
 */
public record Body(
    double height,
    double leg,
    double arm,
    double torso,
    double shoulders,
    double hips,
    double head,
    double girth) {

  public static Body of(Dice dice) {
    double height = dice.between(1.5, 1.9);
    return new Body(
        height,
        height * dice.between(0.45, 0.49),
        height * dice.between(0.35, 0.39),
        height * dice.between(0.27, 0.3),
        height * dice.between(0.095, 0.115),
        height * dice.between(0.045, 0.058),
        height * dice.between(0.06, 0.072),
        dice.between(0.85, 1.3));
  }

  /** Height of the ankle over the ground. */
  public double ankle() {
    return 0.045 * height;
  }

  /** A thickness that an average figure of 1.7 m has, for this one. */
  public double thick(double metres) {
    return metres * girth * height / 1.7;
  }
}
