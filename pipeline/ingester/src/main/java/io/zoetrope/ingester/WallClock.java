package io.zoetrope.ingester;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** This host's time of day. */
final class WallClock {
  private WallClock() {}

  /** Microseconds since the epoch. */
  static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
