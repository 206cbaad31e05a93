package io.zoetrope.ingester.options;

import io.zoetrope.config.KafkaConfig;
import io.zoetrope.config.ZoetropeConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How topics are created; those that exist stay as they are.
 *
 * @param partitions of each topic
 * @param replication copies of each partition; none: as many as the broker makes by default
 * @param frameRetention how long pictures are kept: they are large, and personal data
 * @param frameRetentionBytes of a partition of pictures
 * @param scores whether there is anything to write to the topic of scores
 * @param features the same of the topic of features
 */
public record TopicOptions(
    int partitions,
    Optional<Short> replication,
    Duration frameRetention,
    long frameRetentionBytes,
    boolean scores,
    boolean features) {
  private static final int PICTURE_TOPICS = 2;

  /** As a configuration has it. */
  public static TopicOptions of(ZoetropeConfig config) {
    KafkaConfig kafka = config.kafka();
    return new TopicOptions(
        kafka.partitions(),
        Optional.ofNullable(kafka.replication()).map(Integer::shortValue),
        kafka.retention(),
        kafka.retentionBytes().bytes(),
        config.recognition().scores() || config.shadow() != null,
        config.recognition().features());
  }

  /**
   * The same for a disk with so many free bytes: pictures, of frames and of dead letters, take half
   * of them at most.
   */
  public TopicOptions within(long freeBytes) {
    long share = freeBytes / 2 / PICTURE_TOPICS / partitions;
    return new TopicOptions(
        partitions,
        replication,
        frameRetention,
        Math.min(frameRetentionBytes, share),
        scores,
        features);
  }
}
