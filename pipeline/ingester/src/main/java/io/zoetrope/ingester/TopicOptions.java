package io.zoetrope.ingester;

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

  /** Of one broker: pictures are kept for ten minutes, two gigabytes a partition at most. */
  public static TopicOptions defaults() {
    return new TopicOptions(8, (short) 1, Duration.ofMinutes(10), 2L << 30);
  }
}
