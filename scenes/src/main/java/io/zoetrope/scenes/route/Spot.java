package io.zoetrope.scenes.route;

import io.zoetrope.scenes.maths.Curve;

/** Staying in one place, turning on it once to {@code heading} within {@code turning} seconds. */
public record Spot(Place start, double heading, double turning) implements Route {

  public static Spot still(Place place) {
    return new Spot(place, place.heading(), 1);
  }

  @Override
  public Place at(double seconds) {
    double share = Curve.ease(seconds / turning);
    return start.facing(start.heading() + share * Place.turn(start.heading(), heading));
  }
}
