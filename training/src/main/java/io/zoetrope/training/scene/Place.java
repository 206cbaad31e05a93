package io.zoetrope.training.scene;

/** Where a figure stands on the ground (metres) and the way it faces (radians, 0 = the camera). */
record Place(double x, double z, double heading) {

  Place facing(double newHeading) {
    return new Place(x, z, newHeading);
  }

  /** This place's heading turned towards another by the shorter way. */
  static double turn(double from, double to, double share) {
    return from + share * Math.IEEEremainder(to - from, 2 * Math.PI);
  }
}
