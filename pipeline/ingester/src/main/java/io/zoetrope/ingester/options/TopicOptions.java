package io.zoetrope.ingester.options;

import io.zoetrope.config.KafkaConfig;
import java.time.Duration;

/**
 * How topics are created; those that exist stay as they are.
 *
 * @param partitions of each topic
 * @param replication copies of each partition
 * @param frameRetention how long pictures are kept: they are large, and personal data
 * @param frameRetentionBytes of a partition of pictures
 */
public record TopicOptions(
    int partitions, short replication, Duration frameRetention, long frameRetentionBytes) {
  private static final int PICTURE_TOPICS = 2;

  /** As a configuration has it. */
  public static TopicOptions of(KafkaConfig kafka) {
    return new TopicOptions(
        kafka.partitions(),
        kafka.replication().shortValue(),
        kafka.retention(),
        kafka.retentionBytes().bytes());
  }

  /**
   * The same for a disk with so many free bytes: pictures, of frames and of dead letters, take half
   * of them at most.
   */
  public TopicOptions within(long freeBytes) {
    long share = freeBytes / 2 / PICTURE_TOPICS / partitions;
    return new TopicOptions(
        partitions, replication, frameRetention, Math.min(frameRetentionBytes, share));
  }
}
