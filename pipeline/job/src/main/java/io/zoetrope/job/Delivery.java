package io.zoetrope.job;

import java.time.Duration;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** What a consumer of the job's topics can rely on after a failure. */
public enum Delivery {
  /**
   * Nothing is lost; some records come twice. Where scores differ in their last bits between
   * batches, an event told before the failure may not be told again: consumers dedupe on (id,
   * revision) and expire open events.
   */
  AT_LEAST_ONCE(DeliveryGuarantee.AT_LEAST_ONCE, Duration.ofSeconds(30)),
  /**
   * Nothing is lost or doubled for consumers with {@code isolation.level=read_committed}, which see
   * records after the next checkpoint.
   */
  EXACTLY_ONCE(DeliveryGuarantee.EXACTLY_ONCE, Duration.ofSeconds(1));

  private final DeliveryGuarantee guarantee;
  private final Duration checkpointInterval;

  Delivery(DeliveryGuarantee guarantee, Duration checkpointInterval) {
    this.guarantee = guarantee;
    this.checkpointInterval = checkpointInterval;
  }

  DeliveryGuarantee guarantee() {
    return guarantee;
  }

  /** Unless another is asked for. */
  public Duration checkpointInterval() {
    return checkpointInterval;
  }
}
