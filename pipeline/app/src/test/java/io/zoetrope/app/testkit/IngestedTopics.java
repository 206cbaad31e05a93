package io.zoetrope.app.testkit;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.video.geometry.FrameGeometry;
import java.time.Duration;
import java.util.Optional;

/** Topics of the default names that ingesters write to. */
public final class IngestedTopics {
  /** Longer than any test. */
  private static final Duration RETENTION = Duration.ofHours(8);

  private IngestedTopics() {}

  /** Creates them with two partitions; the options of ingesters for them. */
  public static IngesterOptions prepare(
      IngestConfig ingest, String bootstrapServers, FrameGeometry geometry) {
    return prepare(2, IngesterOptions.of(KafkaConfig.DEFAULT, ingest, bootstrapServers), geometry);
  }

  /** The same with so many partitions. */
  public static IngesterOptions prepare(
      int partitions, IngesterOptions options, FrameGeometry geometry) {
    var topics =
        new TopicOptions(partitions, Optional.of((short) 1), RETENTION, 1 << 30, false, false);
    return TopicSetup.prepare(options, topics, geometry);
  }
}
