package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.maths.Wander;

/**
 * Falling over and staying down.
 *
 * @param direction where to, radians from straight ahead towards the figure's right
 * @param delay seconds on the feet before, may be negative: then the fall is already under way
 * @param buckle 0 topples stiffly, 1 sinks through the knees
 */
public record Fall(double direction, double delay, double duration, double buckle, Wander stir)
    implements Motion {
  private static final Curve FLING = Curve.through(0, 0, 0.5, 1, 0.9, 1, 1.3, 0);

  public static Fall towards(double direction, double delay, Dice dice) {
    return new Fall(
        direction,
        delay,
        dice.between(0.6, 0.95),
        dice.between(0, 1),
        Wander.of(dice.between(0.2, 0.4), dice));
  }

  @Override
  public Pose at(double seconds) {
    double progress = Math.max(0, (seconds - delay) / duration);
    double down = Math.min(1, progress);
    double angle = Math.PI / 2 * down * down * (1.6 - 0.6 * down);
    double sink = buckle * 0.45 * Math.sin(Math.PI * down);
    double height = Math.max(-0.9, Math.cos(angle) - 1 - sink);
    double away = Math.sin(angle) * (0.92 - 0.3 * buckle);
    double right = Math.sin(direction);
    double ahead = Math.cos(direction);
    double twitch = 0.03 * stir.at(seconds) * down;
    return Pose.REST
        .withPelvis(right * away, height + 0.1 * Math.sin(angle) * (1 - down), ahead * away)
        .withTilt(angle * ahead, 0, -angle * right)
        .withSpine(0.5 * sink + 0.1 * down, twitch, 0)
        .withHead(0.25 * down * (ahead < 0 ? 1 : -1), 0.4 * down + twitch)
        .withHands(hand(progress, down, twitch))
        .withFeet(new Vec(0.06 + 0.08 * down, 0, 0));
  }

  private static Vec hand(double progress, double down, double twitch) {
    Vec lying = new Vec(0.62, -0.45 + twitch, 0.08);
    Vec flung = new Vec(0.62, 0.25, 0.5);
    return Pose.REST.leftHand().towards(lying, down).towards(flung, FLING.at(progress));
  }
}
