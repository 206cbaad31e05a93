package io.zoetrope.ingester;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import java.time.Duration;
import java.util.stream.Stream;

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
    return to("localhost:9092").withWatch(IMPATIENT);
  }

  /** As by default. */
  static IngesterOptions to(String bootstrapServers) {
    return IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, bootstrapServers);
  }

  /** With a Kafka client property. */
  static IngesterOptions to(String bootstrapServers, String... properties) {
    var overrides = Stream.of(properties).map(each -> "kafka.properties." + each).toList();
    var kafka = ConfigFile.of(overrides).config().kafka();
    return IngesterOptions.of(kafka, IngestConfig.DEFAULT, bootstrapServers);
  }
}
