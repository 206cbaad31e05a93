package io.zoetrope.scenes.maths;

/** A value eased through keys: {@code Curve.through(0, a, 0.5, b, 1, c)}; flat outside them. */
public final class Curve {
  private final double[] keys;

  private Curve(double[] keys) {
    this.keys = keys;
  }

  /** Times, rising, each followed by its value. */
  public static Curve through(double... keys) {
    return new Curve(keys.clone());
  }

  public double at(double time) {
    if (time <= keys[0]) {
      return keys[1];
    }
    for (int i = 2; i < keys.length; i += 2) {
      if (time < keys[i]) {
        double share = ease((time - keys[i - 2]) / (keys[i] - keys[i - 2]));
        return keys[i - 1] + (keys[i + 1] - keys[i - 1]) * share;
      }
    }
    return keys[keys.length - 1];
  }

  /** 0 to 1 with no speed at either end. */
  public static double ease(double share) {
    double s = Math.max(0, Math.min(1, share));
    return s * s * (3 - 2 * s);
  }

  /** The part after the decimal point, also for negative numbers. */
  public static double fraction(double value) {
    return value - Math.floor(value);
  }
}
