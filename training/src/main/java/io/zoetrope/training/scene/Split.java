package io.zoetrope.training.scene;

import java.util.Locale;

/** The parts of a data set. Each owns a range of seeds, so no scene is ever in two of them. */
public enum Split {
  TRAIN,
  VALIDATION,
  TEST;

  private static final long RANGE = 1L << 40;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number-th seed of this part; numbers go from 0 to 2^40 − 1. */
  public long seed(long number) {
    if (number < 0 || number >= RANGE) {
      throw new IllegalArgumentException("Seed " + number + " is outside 0.." + (RANGE - 1));
    }
    return ordinal() * RANGE + number;
  }

  /** The part that owns a seed. */
  public static Split of(long seed) {
    if (seed < 0 || seed >= RANGE * values().length) {
      throw new IllegalArgumentException("Seed " + seed + " belongs to no split");
    }
    return values()[(int) (seed / RANGE)];
  }
}
