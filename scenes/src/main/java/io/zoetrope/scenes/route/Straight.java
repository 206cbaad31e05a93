package io.zoetrope.scenes.route;

/** Going one way for ever, at metres per second. */
public record Straight(Place start, double speed) implements Route {

  @Override
  public Place at(double seconds) {
    double way = speed * seconds;
    return new Place(
        start.x() + way * Math.sin(start.heading()),
        start.z() - way * Math.cos(start.heading()),
        start.heading());
  }
}
