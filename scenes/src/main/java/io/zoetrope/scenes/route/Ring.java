package io.zoetrope.scenes.route;

import io.zoetrope.scenes.maths.Dice;

/**
 * Going round an ellipse.
 *
 * @param stretch depth of the ellipse over its width
 * @param pace radians per second; its sign is the way round
 */
public record Ring(double x, double z, double radius, double stretch, double angle, double pace)
    implements Route {

  /** A ring through a place that stays on the stage, at about this speed (m/s). */
  public static Ring through(Place start, Stage stage, double speed, Dice dice) {
    double stretch = dice.between(1, 1.5);
    double z = start.z() / stretch;
    double fromCentre = Math.hypot(start.x(), z);
    double angle = fromCentre < 0.1 ? dice.angle() : Math.atan2(z, start.x());
    double widest = Math.min(stage.radius(), (stage.radius() + fromCentre) / 2);
    double radius = widest * dice.between(0.85, 1);
    double pace = dice.sign() * speed / (radius * (1 + stretch) / 2);
    return new Ring(
        start.x() - radius * Math.cos(angle),
        z - radius * Math.sin(angle),
        radius,
        stretch,
        angle,
        pace);
  }

  @Override
  public Place at(double seconds) {
    double turn = angle + pace * seconds;
    double alongX = -Math.sin(turn) * Math.signum(pace);
    double alongZ = stretch * Math.cos(turn) * Math.signum(pace);
    return new Place(
        x + radius * Math.cos(turn),
        stretch * (z + radius * Math.sin(turn)),
        Math.atan2(alongX, -alongZ));
  }
}
