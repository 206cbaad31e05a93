package io.zoetrope.ingester.lease;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Whether a consumer group is heard of. Kafka's consumer itself only says what it sends. */
final class GroupPulse {
  /** What a heartbeat answers to a member that was lost must not count as one that was heard. */
  private static final int SURE = 2;

  private final DoubleSupplier answers;
  private final LongSupplier nanos;
  private final long patience;
  private double counted;
  private long heardAt;
  private boolean silent;
  private double heard;

  /**
   * @param answers how many heartbeats were answered
   * @param nanos of a clock
   */
  GroupPulse(DoubleSupplier answers, LongSupplier nanos, Duration patience) {
    this.answers = answers;
    this.nanos = nanos;
    this.patience = patience.toNanos();
    counted = answers.getAsDouble();
    joined();
  }

  /** The group has just made or changed an assignment. */
  void joined() {
    heardAt = nanos.getAsLong();
    silent = false;
  }

  /**
   * Whether it was not heard of for too long, and since then only once. Who did not ask for as long
   * may have stood still, as where the process was stopped: what was answered since then counts.
   */
  boolean silent() {
    double more = answers.getAsDouble() - counted;
    long now = nanos.getAsLong();
    if (now - heardAt > patience) {
      silent = true;
      heard = 0;
    }
    if (more > 0) {
      counted += more;
      heard += more;
      heardAt = now;
    }
    silent = silent && heard < SURE;
    return silent;
  }
}
