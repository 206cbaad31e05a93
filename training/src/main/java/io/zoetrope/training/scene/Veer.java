package io.zoetrope.training.scene;

/** A route entered while still facing another way. */
record Veer(double heading, Route route) implements Route {
  private static final double SECONDS = 0.5;

  @Override
  public Place at(double seconds) {
    Place place = route.at(seconds);
    if (seconds >= SECONDS) {
      return place;
    }
    return place.facing(Place.turn(heading, place.heading(), Curve.ease(seconds / SECONDS)));
  }
}
