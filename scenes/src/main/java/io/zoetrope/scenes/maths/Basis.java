package io.zoetrope.scenes.maths;

/** The axes of a body part, in world directions. */
public record Basis(Vec right, Vec up, Vec forward) {

  /** Upright; heading 0 faces the camera, a quarter turn faces the picture's right edge. */
  public static Basis facing(double heading) {
    double sin = Math.sin(heading);
    double cos = Math.cos(heading);
    return new Basis(new Vec(-cos, 0, -sin), Vec.UP, new Vec(sin, 0, -cos));
  }

  public Vec toWorld(Vec local) {
    return right.times(local.x()).plus(up.times(local.y())).plus(forward.times(local.z()));
  }

  /**
   * Turned by a rotation vector in these axes: x pitches forward, y turns to the right, z rolls to
   * the left (radians).
   */
  public Basis rotated(Vec rotation) {
    double angle = rotation.length();
    if (angle < 1e-9) {
      return this;
    }
    Vec axis = toWorld(rotation).times(1 / angle);
    return new Basis(
        right.turned(axis, angle), up.turned(axis, angle), forward.turned(axis, angle));
  }
}
