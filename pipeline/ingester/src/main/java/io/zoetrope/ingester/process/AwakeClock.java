package io.zoetrope.ingester.process;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A clock that stands still while this process does, as where it is stopped or its machine sleeps.
 * One process judges another only by time in which it could have heard of it. Somebody must look at
 * it more often than once a second.
 */
final class AwakeClock {
  /** Between two looks; longer than a busy machine lets one wait. */
  private static final long MOST_NANOS = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanos;
  private long seen;
  private long passed;

  AwakeClock() {
    this(System::nanoTime);
  }

  AwakeClock(LongSupplier nanos) {
    this.nanos = nanos;
    seen = nanos.getAsLong();
  }

  /** From some point in time, as {@link System#nanoTime}. */
  synchronized long nanos() {
    long now = nanos.getAsLong();
    passed += Math.min(now - seen, MOST_NANOS);
    seen = now;
    return passed;
  }
}
