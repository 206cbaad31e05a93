package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.maths.Vec;
import io.zoetrope.scenes.maths.Wander;

/** Clapping before the chest. {@code open} is how far each hand swings out, in arm lengths. */
public record Clap(double rate, double open, double level, double reach, Wander sway)
    implements Motion {
  private static final double MEETING = -0.27;

  public static Clap of(Dice dice) {
    return new Clap(
        dice.between(1.4, 2.6),
        dice.between(0.34, 0.6),
        dice.between(-0.3, 0.1),
        dice.between(0.45, 0.62),
        Wander.of(0.4, dice));
  }

  @Override
  public Pose at(double seconds) {
    double gap = Math.abs(Math.sin(Math.PI * rate * seconds));
    double drift = sway.at(seconds);
    return Pose.REST
        .withSpine(0.04 + 0.03 * drift, 0.06 * drift, 0)
        .withHead(0.05 * (1 - gap), 0.15 * drift)
        .withHands(new Vec(MEETING + open * gap, level, reach - 0.1 * gap));
  }
}
