package io.zoetrope.operators.inference;

import java.io.Serializable;
import java.time.Duration;

/**
 * What happens to clips when more come than the device can do.
 *
 * @param freshness when clips are given up, the most log time between a clip's newest frame and its
 *     answer; needs the broker's clock and this machine's to agree well within it, and twice the
 *     hop at least; null: none is given up
 */
public record OverloadOptions(Duration freshness) implements Serializable {

  /** Every clip, waiting in the log as long as it takes. */
  public static final OverloadOptions BLOCK = new OverloadOptions(null);

  public OverloadOptions {
    if (freshness != null && (freshness.isNegative() || freshness.isZero())) {
      throw new IllegalArgumentException("freshness must be more than 0, not " + freshness);
    }
  }

  /** Fresh answers: clips are given up, step by step, as each answer says. */
  public static OverloadOptions shed(Duration freshness) {
    return new OverloadOptions(freshness);
  }

  boolean sheds() {
    return freshness != null;
  }

  Admission newAdmission() {
    return sheds() ? new ShedLadder(freshness) : Admission.OF_ALL;
  }
}
