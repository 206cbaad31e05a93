package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Wander;

/**
 * Light and lens.
 *
 * @param red gain of each colour, brightness and tint together
 * @param slope by how much the light falls off from one side to the other, ±
 * @param vignette by how much the corners are darker
 * @param flicker by how much the light changes over time, with {@code pulse}
 * @param noise standard deviation of the sensor's noise, in levels of 255
 * @param blur standard deviation of the lens blur, in picture heights
 */
public record Optics(
    double red,
    double green,
    double blue,
    double slope,
    double vignette,
    double flicker,
    Wander pulse,
    double noise,
    double blur) {

  /** A lens that blurs so much less, as one does that takes in more at the same sharpness. */
  public Optics sharper(double share) {
    return new Optics(red, green, blue, slope, vignette, flicker, pulse, noise, share * blur);
  }

  static Optics of(Dice dice) {
    double gain = dice.between(0.65, 1.25);
    return new Optics(
        gain * dice.between(0.9, 1.1),
        gain * dice.between(0.95, 1.05),
        gain * dice.between(0.88, 1.12),
        dice.between(-0.25, 0.25),
        dice.between(0, 0.35),
        dice.chance(0.3) ? dice.between(0.02, 0.12) : 0,
        Wander.of(dice.between(0.2, 2), dice),
        dice.chance(0.8) ? dice.between(0.5, 7) : 0,
        dice.chance(0.5) ? dice.between(0.001, 0.006) : 0);
  }
}
