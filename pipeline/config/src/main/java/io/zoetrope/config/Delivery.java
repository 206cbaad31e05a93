package io.zoetrope.config;

import java.time.Duration;

/** What a consumer of the job's topics can rely on after a failure. */
public enum Delivery {
  /**
   * Nothing is lost; some records come twice. Where scores differ in their last bits between
   * batches, an event emitted before the failure may not be emitted again: consumers dedupe on (id,
   * revision) and expire open events.
   */
  AT_LEAST_ONCE(Duration.ofSeconds(10)),
  /**
   * Nothing is lost or doubled for consumers with {@code isolation.level=read_committed}, which see
   * records after the next checkpoint.
   */
  EXACTLY_ONCE(Duration.ofSeconds(1));

  private final Duration checkpointInterval;

  Delivery(Duration checkpointInterval) {
    this.checkpointInterval = checkpointInterval;
  }

  /** Unless another is configured. */
  public Duration checkpointInterval() {
    return checkpointInterval;
  }
}
