package io.zoetrope.app.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * How well events of a label were told.
 *
 * @param deeds what really happened so often
 * @param events what was told so often
 * @param right events that match a deed
 * @param delay median time from an action's real start to its START event; of right ones
 */
public record EventScore(String label, int deeds, int events, int right, Optional<Duration> delay) {

  /** Share of events that were right; NaN without any. */
  public double precision() {
    return (double) right / events;
  }

  /** Share of deeds that were told; NaN without any. */
  public double recall() {
    return (double) right / deeds;
  }

  /** Harmonic mean of both; NaN where nothing happened and nothing was told. */
  public double f1() {
    return 2.0 * right / (deeds + events);
  }
}
