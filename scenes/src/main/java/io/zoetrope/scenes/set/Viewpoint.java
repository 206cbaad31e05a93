package io.zoetrope.scenes.set;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.maths.Wander;
import io.zoetrope.scenes.paint.View;

/**
 * Where the scene is seen from, and how steadily.
 *
 * @param distance metres before the middle of the stage
 * @param focal picture heights per metre at a depth of one metre
 * @param jitter how far the picture shakes, in picture heights
 * @param zoom share by which the focal length breathes
 */
public record Viewpoint(
    double height,
    double distance,
    double pitch,
    double focal,
    double jitter,
    double zoom,
    Wander shakeX,
    Wander shakeY,
    Wander breath) {

  /**
   * @param share how much of the picture's height a figure of 1.7 m fills
   */
  static Viewpoint of(double share, Dice dice) {
    double distance = dice.between(4.5, 8);
    double height = dice.chance(0.6) ? dice.between(0.9, 1.8) : dice.between(1.8, 3.4);
    double aim = dice.between(0.85, 1.1);
    double sight = Math.hypot(distance, height - aim);
    double shaking = dice.between(1.2, 3.5);
    return new Viewpoint(
        height,
        distance,
        Math.atan2(height - aim, distance),
        share * sight / 1.7,
        dice.chance(0.35) ? dice.between(0.002, 0.012) : 0,
        dice.chance(0.2) ? dice.between(0.01, 0.05) : 0,
        Wander.of(shaking, dice),
        Wander.of(shaking, dice),
        Wander.of(dice.between(0.1, 0.3), dice));
  }

  /** The view when the camera stands before {@code x}. */
  public View view(double x, double seconds, int width, int height) {
    return new View(
        new Vec(x, this.height, -distance),
        Math.sin(pitch),
        Math.cos(pitch),
        focal * height * (1 + zoom * breath.at(seconds)),
        width / 2.0 + jitter * height * shakeX.at(seconds),
        height / 2.0 + jitter * height * shakeY.at(seconds));
  }
}
