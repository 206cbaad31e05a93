package io.zoetrope.scenes.route;

import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;

/**
 * To and fro along a line of {@code length} metres from one end, turning about quickly at the ends.
 *
 * @param heading the way out
 * @param offset metres already gone when it begins
 */
public record Shuttle(Place end, double heading, double length, double offset, double speed)
    implements Route {
  private static final double TURNING = 0.5;

  /** A line through a place across the stage; from outside, towards its middle. */
  public static Shuttle through(Place start, Stage stage, double speed, Dice dice) {
    boolean inside = Math.hypot(start.x(), start.z()) < 0.9 * stage.radius();
    double inward = Math.atan2(-start.x(), start.z()) + dice.between(-0.4, 0.4);
    double heading = inside ? dice.angle() : inward;
    double dx = Math.sin(heading);
    double dz = -Math.cos(heading);
    double along = start.x() * dx + start.z() * dz;
    double beside = start.x() * dz - start.z() * dx;
    double half = Math.sqrt(Math.max(0.3, stage.radius() * stage.radius() - beside * beside));
    double offset = Math.max(0, Math.min(2 * half, half + along));
    Place end = new Place(start.x() - offset * dx, start.z() - offset * dz, heading);
    return new Shuttle(end, heading, 2 * half, offset, speed);
  }

  @Override
  public Place at(double seconds) {
    double laps = (offset + speed * seconds) / length;
    double lap = 2 * Curve.fraction(laps / 2);
    double along = length * (lap < 1 ? lap : 2 - lap);
    return new Place(
        end.x() + along * Math.sin(heading),
        end.z() - along * Math.cos(heading),
        heading + Math.PI * turns(laps));
  }

  /** Half turns made: one at each end, spread over {@link #TURNING} seconds. */
  private double turns(double laps) {
    double half = TURNING * speed / length / 2;
    double nearest = Math.rint(laps);
    return Math.max(0, nearest - 1 + Curve.ease((laps - nearest + half) / (2 * half)));
  }
}
