package io.zoetrope.scenes.script;

import java.util.Arrays;
import java.util.Locale;

/** The parts of a data set. Each owns a range of seeds, so no scene is ever in two of them. */
public enum Split {
  TRAIN(0),
  VALIDATION(1),
  TEST(2);

  private static final long RANGE = 1L << 40;

  private final long first;

  Split(int range) {
    first = range * RANGE;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The number-th seed of this part; numbers go from 0 to 2^40 − 1. */
  public long seed(long number) {
    if (number < 0 || number >= RANGE) {
      throw new IllegalArgumentException("Seed " + number + " is outside 0.." + (RANGE - 1));
    }
    return first + number;
  }

  /** The part that owns a seed. */
  static Split of(long seed) {
    return Arrays.stream(values())
        .filter(split -> seed >= split.first && seed - split.first < RANGE)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Seed " + seed + " is in no split"));
  }
}
