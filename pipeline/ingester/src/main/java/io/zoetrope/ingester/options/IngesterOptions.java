package io.zoetrope.ingester.options;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.config.TopicNames;
import io.zoetrope.schemas.PixelFormat;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;

/**
 * How frames travel to Kafka.
 *
 * @param bootstrapServers {@code host:port,…}
 * @param kafka further settings of Kafka's clients, such as {@code security.protocol}
 * @param topics names of the topics
 * @param batchDuration longest span of a batch
 * @param batchFrames most frames of a batch; 1 or 2: for latency
 * @param batchBytes most bytes of a batch's frames
 * @param pixelFormat what frames travel as
 * @param ringBytes of batches held while Kafka is away, before the oldest are dropped
 * @param watch when a camera counts as lost
 * @param timeZone of the schedules of cameras that are added
 */
public record IngesterOptions(
    String bootstrapServers,
    Map<String, String> kafka,
    TopicNames topics,
    Duration batchDuration,
    int batchFrames,
    int batchBytes,
    PixelFormat pixelFormat,
    long ringBytes,
    WatchOptions watch,
    ZoneId timeZone) {

  /** Fits Kafka's default of 1 MiB a message, with the record's other fields. */
  private static final int BATCH_BYTES = 1_000_000;

  public IngesterOptions {
    if (batchDuration.isNegative() || batchDuration.isZero() || batchFrames < 1 || batchBytes < 1) {
      throw new IllegalArgumentException(
          "a batch has a span, at least one frame and at least one byte");
    }
    kafka = Map.copyOf(kafka);
  }

  /**
   * As a configuration has it.
   *
   * @param bootstrapServers of the Kafka to use
   */
  public static IngesterOptions of(
      KafkaConfig kafka, IngestConfig ingest, String bootstrapServers) {
    return new IngesterOptions(
        bootstrapServers,
        kafka.clientProperties(),
        kafka.topics(),
        ingest.batch(),
        Integer.MAX_VALUE,
        BATCH_BYTES,
        PixelFormat.valueOf(ingest.framesFor(bootstrapServers).name()),
        ingest.buffer().bytes(),
        WatchOptions.defaults(),
        ingest.zone());
  }

  /** With other settings of Kafka's clients. */
  public IngesterOptions withKafka(Map<String, String> settings) {
    return new IngesterOptions(
        bootstrapServers,
        settings,
        topics,
        batchDuration,
        batchFrames,
        batchBytes,
        pixelFormat,
        ringBytes,
        watch,
        timeZone);
  }

  public IngesterOptions withBatchFrames(int frames) {
    return new IngesterOptions(
        bootstrapServers,
        kafka,
        topics,
        batchDuration,
        frames,
        batchBytes,
        pixelFormat,
        ringBytes,
        watch,
        timeZone);
  }

  public IngesterOptions withBatchBytes(int bytes) {
    return new IngesterOptions(
        bootstrapServers,
        kafka,
        topics,
        batchDuration,
        batchFrames,
        bytes,
        pixelFormat,
        ringBytes,
        watch,
        timeZone);
  }

  public IngesterOptions withPixelFormat(PixelFormat format) {
    return new IngesterOptions(
        bootstrapServers,
        kafka,
        topics,
        batchDuration,
        batchFrames,
        batchBytes,
        format,
        ringBytes,
        watch,
        timeZone);
  }

  public IngesterOptions withWatch(WatchOptions newWatch) {
    return new IngesterOptions(
        bootstrapServers,
        kafka,
        topics,
        batchDuration,
        batchFrames,
        batchBytes,
        pixelFormat,
        ringBytes,
        newWatch,
        timeZone);
  }

  /** Names Kafka's settings, since their values may be secrets. */
  @Override
  public String toString() {
    return "IngesterOptions[%s, kafka %s, batches of %s, ring of %d bytes]"
        .formatted(bootstrapServers, kafka.keySet(), batchDuration, ringBytes);
  }
}
