package io.zoetrope.scenes.route;

/** Where a figure stands on the ground (metres) and the way it faces (radians, 0 = the camera). */
public record Place(double x, double z, double heading) {

  public Place facing(double newHeading) {
    return new Place(x, z, newHeading);
  }

  /** Radians from one heading to another by the shorter way. */
  static double turn(double from, double to) {
    return Math.IEEEremainder(to - from, 2 * Math.PI);
  }
}
