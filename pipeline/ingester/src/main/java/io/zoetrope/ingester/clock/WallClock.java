package io.zoetrope.ingester.clock;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** This host's time of day. */
public final class WallClock {
  private WallClock() {}

  /** Microseconds since the epoch. */
  public static long micros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }
}
