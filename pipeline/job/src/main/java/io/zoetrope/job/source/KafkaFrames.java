package io.zoetrope.job.source;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.KafkaOptions;
import io.zoetrope.operators.frame.FrameRecord;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/**
 * The topic of frames as a source that reads the last windows again after a restore, each record
 * with the settings of its camera.
 */
public final class KafkaFrames {

  // A record is up to a megabyte: what waits between broker and job is bounded by these.
  private static final String RECORDS_IN_A_POLL = "32";
  private static final String BYTES_IN_A_FETCH = Integer.toString(16 << 20);
  private static final String BYTES_OF_A_PARTITION = Integer.toString(4 << 20);
  private static final String DISCOVERY_MILLIS = "10000";

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration SHORTEST_GRACE = Duration.ofSeconds(10);

  private KafkaFrames() {}

  /**
   * The topic from where the job's savepoint, the group or the options say.
   *
   * @param savepoint that the job begins from
   */
  public static Source<FrameRecord, ?, ?> source(JobOptions options, Optional<String> savepoint) {
    return source(options, savepoint, LOOK_EVERY);
  }

  /**
   * The same, looking at where the log ends as often as this. Silent cameras are found sooner for
   * it; what is found in a log that is there already does not depend on it.
   */
  public static Source<FrameRecord, ?, ?> source(
      JobOptions options, Optional<String> savepoint, Duration lookEvery) {
    var kafka = options.kafka();
    var builder =
        KafkaSource.<FrameRecord>builder()
            .setBootstrapServers(kafka.bootstrap())
            .setGroupId(kafka.group())
            .setTopics(kafka.topics().frames())
            .setStartingOffsets(new StartOffsets(kafka.from()))
            .setDeserializer(new FrameEnvelopes())
            .setProperties(properties(kafka));
    if (kafka.bounded()) {
      builder.setBounded(OffsetsInitializer.latest());
    }
    return new SettledSource<>(
        new RewindingSource(
            builder.build(),
            options.clips().grid().horizon(),
            looks(options, lookEvery),
            savepoint),
        kafka.client(),
        kafka.topics().settings());
  }

  private static RewindingSource.Looks looks(JobOptions options, Duration every) {
    var silence = options.segmentation().silence();
    var grace = silence.compareTo(SHORTEST_GRACE) > 0 ? silence : SHORTEST_GRACE;
    var kafka = options.kafka();
    return new RewindingSource.Looks(kafka.client(), kafka.topics().frames(), every, grace);
  }

  private static Properties properties(KafkaOptions kafka) {
    var properties = new Properties();
    properties.setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_IN_A_POLL);
    properties.setProperty(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_IN_A_FETCH);
    properties.setProperty(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_OF_A_PARTITION);
    properties.setProperty(
        KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key(), DISCOVERY_MILLIS);
    // Over a hundred of the client's own; how far behind a reader is, is counted all the same.
    properties.setProperty(KafkaSourceOptions.REGISTER_KAFKA_CONSUMER_METRICS.key(), "false");
    kafka.properties().forEach(properties::setProperty);
    return properties;
  }
}
