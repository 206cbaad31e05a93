package io.zoetrope.ingester.kafka;

import io.zoetrope.config.TopicNames;
import io.zoetrope.ingester.options.TopicOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * The topics that a pipeline needs, as they are created.
 *
 * @param ingestAlone without those of the job
 */
record TopicPlan(TopicNames names, TopicOptions options, boolean ingestAlone) {
  static final String LOG_APPEND_TIME = "LogAppendTime";

  /** Keeps the newest record of each key. */
  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final Duration SETTINGS_SEGMENT = Duration.ofHours(1);
  private static final long SMALLEST_SEGMENT = 32 << 20;
  private static final long LARGEST_SEGMENT = 1 << 30; // Kafka's default

  /** Those that something is written to or read from. */
  List<String> used() {
    return ingestAlone
        ? List.of(names.frames(), names.health(), names.settings(), CameraLanes.topic(names))
        : usedByAll();
  }

  private List<String> usedByAll() {
    List<String> all =
        new ArrayList<>(
            List.of(
                names.frames(),
                names.deadLetters(),
                names.health(),
                names.events(),
                names.settings(),
                CameraLanes.topic(names)));
    if (options.scores()) {
      all.add(names.scores());
    }
    if (options.features()) {
      all.add(names.features());
    }
    return all;
  }

  /** As it is created. */
  NewTopic topic(String name) {
    var topic = new NewTopic(name, Optional.of(options.partitions()), options.replication());
    if (name.equals(CameraLanes.topic(names))) {
      return new NewTopic(name, Optional.of(1), options.replication()).configs(COMPACTED);
    }
    if (name.equals(names.frames()) || name.equals(names.deadLetters())) { // they hold pictures
      return topic.configs(pictureSettings());
    }
    return name.equals(names.settings()) ? topic.configs(settingsSettings()) : topic;
  }

  private Map<String, String> pictureSettings() {
    long retention = options.frameRetention().toMillis();
    return Map.of(
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(retention),
        TopicConfig.RETENTION_BYTES_CONFIG,
        Long.toString(options.frameRetentionBytes()),
        // Kafka only deletes whole segments, so those must be shorter than the retention.
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(Math.max(1000, retention / 5)),
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Long.toString(segmentBytes(options.frameRetentionBytes())),
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        LOG_APPEND_TIME,
        TopicConfig.COMPRESSION_TYPE_CONFIG,
        "zstd",
        TopicConfig.COMPRESSION_ZSTD_LEVEL_CONFIG,
        "1");
  }

  /**
   * Keeps the newest record of each camera, and those before it for as long as there are frames
   * which they hold for.
   */
  private Map<String, String> settingsSettings() {
    return Map.of(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        TopicConfig.CLEANUP_POLICY_COMPACT,
        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
        Long.toString(options.frameRetention().plus(SETTINGS_SEGMENT).toMillis()),
        // The newest segment is never compacted.
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(SETTINGS_SEGMENT.toMillis()),
        TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
        LOG_APPEND_TIME);
  }

  /** A segment must hold the largest message. */
  private static long segmentBytes(long retentionBytes) {
    return Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, retentionBytes / 5));
  }
}
