package io.zoetrope.job.source;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.schemas.CameraSettings;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** The topic of camera settings as a source, from its beginning: it needs no consumer group. */
public final class KafkaSettings {
  private KafkaSettings() {}

  public static Source<CameraSettings, ?, ?> source(JobOptions options) {
    var kafka = options.kafka();
    var properties = new Properties();
    properties.setProperty(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key(), "false");
    kafka.properties().forEach(properties::setProperty);
    var builder =
        KafkaSource.<CameraSettings>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setTopics(kafka.topics().settings())
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new SettingsRecords())
            .setProperties(properties);
    if (kafka.bounded()) {
      builder.setBounded(OffsetsInitializer.latest());
    }
    return builder.build();
  }
}
