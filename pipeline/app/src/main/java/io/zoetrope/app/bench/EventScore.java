package io.zoetrope.app.bench;

import java.time.Duration;
import java.util.Optional;

/**
 * How well events of a label match what happened.
 *
 * @param actions how many really happened
 * @param events how many were emitted
 * @param right events that match an action
 * @param delay median time from an action's real start to its START event; of right ones
 */
public record EventScore(
    String label, int actions, int events, int right, Optional<Duration> delay) {

  /** Share of events that were right; NaN without any. */
  public double precision() {
    return (double) right / events;
  }

  /** Share of actions that have an event; NaN without any. */
  public double recall() {
    return (double) right / actions;
  }

  /** Harmonic mean of both; NaN where nothing happened and nothing was emitted. */
  public double f1() {
    return 2.0 * right / (actions + events);
  }
}
