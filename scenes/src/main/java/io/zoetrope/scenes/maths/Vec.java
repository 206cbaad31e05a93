package io.zoetrope.scenes.maths;

/** A point or direction; in the world x is right, y up and z away from the camera, in metres. */
public record Vec(double x, double y, double z) {
  public static final Vec ZERO = new Vec(0, 0, 0);
  public static final Vec UP = new Vec(0, 1, 0);

  public Vec plus(Vec other) {
    return new Vec(x + other.x, y + other.y, z + other.z);
  }

  public Vec minus(Vec other) {
    return new Vec(x - other.x, y - other.y, z - other.z);
  }

  public Vec times(double factor) {
    return new Vec(x * factor, y * factor, z * factor);
  }

  public double dot(Vec other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vec cross(Vec other) {
    return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  public double length() {
    return Math.sqrt(dot(this));
  }

  /** Length one, or {@code fallback} when this has no direction. */
  public Vec unitOr(Vec fallback) {
    double length = length();
    return length < 1e-9 ? fallback : times(1 / length);
  }

  public Vec towards(Vec other, double share) {
    return plus(other.minus(this).times(share));
  }

  /** Lifted, if need be, to at least this height. */
  public Vec above(double floor) {
    return y >= floor ? this : new Vec(x, floor, z);
  }

  /** Turned about a unit axis by radians (Rodrigues' formula). */
  Vec turned(Vec axis, double angle) {
    double cos = Math.cos(angle);
    return times(cos)
        .plus(axis.cross(this).times(Math.sin(angle)))
        .plus(axis.times(axis.dot(this) * (1 - cos)));
  }
}
