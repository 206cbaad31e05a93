package io.zoetrope.scenes.route;

import io.zoetrope.scenes.maths.Curve;

/** A route entered while still facing another way. */
public record Veer(double heading, Route route) implements Route {
  private static final double SECONDS = 0.5;

  @Override
  public Place at(double seconds) {
    Place place = route.at(seconds);
    if (seconds >= SECONDS) {
      return place;
    }
    double turn = Place.turn(heading, route.at(0).heading());
    return place.facing(place.heading() - turn * (1 - Curve.ease(seconds / SECONDS)));
  }
}
