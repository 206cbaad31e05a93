package io.zoetrope.operators.inference.batching;

import java.io.Serializable;
import java.time.Duration;

/**
 * What happens to clips when more come than the device can do.
 *
 * @param freshness when shedding, the most log time between a clip's newest frame and its score;
 *     needs the broker's clock and this machine's to agree well within it, and twice the hop at
 *     least
 */
public record OverloadOptions(Mode mode, Duration freshness) implements Serializable {
  public static final Duration FRESHNESS = Duration.ofSeconds(3);

  /** Sheds nothing: clips wait in the log as long as it takes. */
  public static final OverloadOptions BLOCK = new OverloadOptions(Mode.BLOCK, FRESHNESS);

  /** Whether late scores are wanted. */
  public enum Mode {
    /** Loses nothing: the log holds the backlog. */
    BLOCK,
    /** Keeps scores fresh: sheds clips step by step; each score names the steps in force. */
    SHED
  }

  public OverloadOptions {
    if (freshness.isNegative() || freshness.isZero()) {
      throw new IllegalArgumentException("freshness must be more than 0, not " + freshness);
    }
  }

  public static OverloadOptions shed(Duration freshness) {
    return new OverloadOptions(Mode.SHED, freshness);
  }

  public boolean sheds() {
    return mode == Mode.SHED;
  }

  Admission newAdmission() {
    return sheds() ? new LoadShedder(freshness) : Admission.OF_ALL;
  }
}
