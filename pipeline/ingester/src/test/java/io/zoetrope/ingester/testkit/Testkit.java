package io.zoetrope.ingester.testkit;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.WatchOptions;
import java.time.Duration;
import java.util.stream.Stream;

/** What several tests need. */
public final class Testkit {
  /** Loses patience sooner than a user would. */
  public static final WatchOptions IMPATIENT =
      new WatchOptions(
          Duration.ofSeconds(3),
          Duration.ofMillis(600),
          Duration.ofMillis(1500),
          Duration.ofSeconds(60),
          Duration.ofMillis(800),
          Duration.ofMillis(800),
          Duration.ofMillis(200),
          Duration.ofSeconds(1));

  private Testkit() {}

  public static IngesterOptions options() {
    return to("localhost:9092").withWatch(IMPATIENT);
  }

  /** As by default. */
  public static IngesterOptions to(String bootstrapServers) {
    return IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, bootstrapServers);
  }

  /** With a Kafka client property. */
  public static IngesterOptions to(String bootstrapServers, String... properties) {
    var overrides = Stream.of(properties).map(each -> "kafka.properties." + each).toList();
    var kafka = ConfigFile.of(overrides).config().kafka();
    return IngesterOptions.of(kafka, IngestConfig.DEFAULT, bootstrapServers);
  }
}
