package io.zoetrope.ingester;

import java.time.Duration;

/** What several tests need. */
final class Testkit {
  /** Loses patience sooner than a user would. */
  static final WatchOptions IMPATIENT =
      new WatchOptions(
          Duration.ofSeconds(3),
          Duration.ofMillis(600),
          Duration.ofMillis(1500),
          Duration.ofMillis(800),
          Duration.ofMillis(800),
          Duration.ofMillis(200),
          Duration.ofSeconds(1));

  private Testkit() {}

  static IngesterOptions options() {
    return IngesterOptions.to("localhost:9092").withWatch(IMPATIENT);
  }
}
