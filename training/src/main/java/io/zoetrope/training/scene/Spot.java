package io.zoetrope.training.scene;

/** Staying in one place, turning on it once to {@code heading} within {@code turning} seconds. */
record Spot(Place start, double heading, double turning) implements Route {

  static Spot still(Place place) {
    return new Spot(place, place.heading(), 1);
  }

  @Override
  public Place at(double seconds) {
    double share = Curve.ease(seconds / turning);
    return start.facing(Place.turn(start.heading(), heading, share));
  }
}
