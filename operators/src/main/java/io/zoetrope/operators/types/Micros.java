package io.zoetrope.operators.types;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Microseconds since the epoch, the unit of every time in the records. */
public final class Micros {
  private Micros() {}

  public static long now() {
    return of(Instant.now());
  }

  static long of(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1000;
  }

  public static long ofMillis(long millis) {
    return millis * 1000;
  }
}
