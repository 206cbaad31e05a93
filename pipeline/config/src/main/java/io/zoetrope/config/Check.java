package io.zoetrope.config;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;

/** Bounds of values; each message begins with the key. */
final class Check {
  private Check() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static int within(String key, int value, int least, int most) {
    require(value >= least && value <= most, "%s: %d to %d".formatted(key, least, most));
    return value;
  }

  static int portNumber(String key, int value) {
    return within(key, value, 1, 65_535);
  }

  /** Loopback, where none is named. */
  static String metricsHost(String host) {
    require(
        host == null || !host.isBlank(),
        "metrics-host: name an address of this machine, or 0.0.0.0");
    return requireNonNullElse(host, "127.0.0.1");
  }

  static float share(String key, float value) {
    require(value >= 0 && value <= 1, key + ": 0 to 1");
    return value;
  }

  static Duration positive(String key, Duration value) {
    require(!value.isNegative() && !value.isZero(), key + ": more than 0");
    return value;
  }
}
