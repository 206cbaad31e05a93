package io.zoetrope.ingester.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before each new try: doubled from the first to the limit, a fifth at random. */
public final class BackOff {
  private static final double JITTER = 0.2;

  private final Duration first;
  private final Duration limit;
  private final RandomGenerator random;
  private Duration next;

  public BackOff(Duration first, Duration limit, RandomGenerator random) {
    this.first = first;
    this.limit = limit;
    this.random = random;
    this.next = first;
  }

  public Duration next() {
    Duration wait = next;
    next = min(next.multipliedBy(2), limit);
    return jittered(wait);
  }

  /** For what will not heal soon, such as a wrong password: cameras lock who tries too often. */
  Duration longest() {
    return jittered(limit);
  }

  public void reset() {
    next = first;
  }

  private Duration jittered(Duration wait) {
    double factor = 1 + JITTER * (random.nextDouble() - 0.5);
    return Duration.ofNanos((long) (wait.toNanos() * factor));
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }
}
