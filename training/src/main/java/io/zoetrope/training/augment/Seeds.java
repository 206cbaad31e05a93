package io.zoetrope.training.augment;

import java.util.SplittableRandom;

/**
 * Chance for every place in a training, drawn from the place itself and not from what was drawn
 * before, so that a resumed training draws the same.
 */
public record Seeds(long seed) {

  /** The numbers of a place: an epoch, a step or sample in it, and what they are for. */
  public SplittableRandom at(String purpose, long epoch, long index) {
    return new SplittableRandom(value(purpose, epoch, index));
  }

  public long value(String purpose, long epoch, long index) {
    long mixed = mix(seed ^ purpose.hashCode());
    return mix(mix(mixed + epoch) + index);
  }

  /** splitmix64's finaliser. */
  private static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
