package io.zoetrope.zoo.pack;

import java.io.Serializable;

/**
 * The spacing of a model's time grid, an exact fraction of microseconds in lowest terms. Grid point
 * k lies {@code floor(k · interval)} µs after the epoch, in integers, so that every process places
 * it alike: no rounding adds up.
 */
public record GridInterval(long numeratorMicros, long denominator) implements Serializable {
  public GridInterval {
    if (numeratorMicros < 1 || denominator < 1) {
      throw new IllegalArgumentException(
          "must be positive, is " + numeratorMicros + "/" + denominator + " µs");
    }
    long divisor = Rational.gcd(numeratorMicros, denominator);
    numeratorMicros /= divisor;
    denominator /= divisor;
    Math.multiplyExact(numeratorMicros, denominator); // so that no product below overflows
  }

  /** {@code stride / framesPerSecond} seconds. */
  static GridInterval of(int stride, Rational framesPerSecond) {
    return new GridInterval(
        Math.multiplyExact(stride * 1_000_000L, framesPerSecond.denominator()),
        framesPerSecond.numerator());
  }

  /** Capture time of grid point {@code index}, in µs since the epoch. */
  public long point(long index) {
    long cycles = Math.floorDiv(index, denominator);
    long rest = Math.floorMod(index, denominator);
    return Math.addExact(
        Math.multiplyExact(cycles, numeratorMicros), rest * numeratorMicros / denominator);
  }

  /** Index of the last grid point at or before a time in µs since the epoch. */
  public long lastIndexAt(long micros) {
    long cycles = Math.floorDiv(micros + 1, numeratorMicros);
    long rest = Math.floorMod(micros + 1, numeratorMicros);
    return Math.addExact(
        Math.multiplyExact(cycles, denominator),
        Math.floorDiv(rest * denominator - 1, numeratorMicros));
  }

  public double seconds() {
    return numeratorMicros / (denominator * 1e6);
  }
}
