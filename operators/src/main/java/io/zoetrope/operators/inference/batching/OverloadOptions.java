package io.zoetrope.operators.inference.batching;

import java.io.Serializable;
import java.time.Duration;

/**
 * What happens to clips when more come than the device can do.
 *
 * @param freshness when clips are shed, the most log time between a clip's newest frame and its
 *     score, twice the hop at least; how far the broker's clock and this machine's are apart is
 *     found out, which takes a few times as long; null: none is shed
 */
public record OverloadOptions(Duration freshness) implements Serializable {

  /** Sheds nothing: clips wait in the log as long as it takes. */
  public static final OverloadOptions BLOCK = new OverloadOptions(null);

  public OverloadOptions {
    if (freshness != null && (freshness.isNegative() || freshness.isZero())) {
      throw new IllegalArgumentException("freshness must be more than 0, not " + freshness);
    }
  }

  /** Keeps scores fresh: sheds clips step by step; each score names the steps in force. */
  public static OverloadOptions shed(Duration freshness) {
    return new OverloadOptions(freshness);
  }

  public boolean sheds() {
    return freshness != null;
  }

  Admission newAdmission() {
    return sheds() ? new LoadShedder(freshness) : Admission.OF_ALL;
  }
}
