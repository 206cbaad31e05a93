package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.client.SettingsTopic;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes Kafka ready for frames: creates the topics that are absent, checks those that are there.
 */
public final class TopicSetup {
  /** Keeps the newest record of each key. */
  private static final Map<String, String> COMPACTED =
      Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

  private static final Duration SETTINGS_SEGMENT = Duration.ofHours(1);
  private static final long SMALLEST_SEGMENT = 32 << 20;
  private static final long LARGEST_SEGMENT = 1 << 30; // Kafka's default

  private static final String LOG_APPEND_TIME = "LogAppendTime";
  private static final int PATIENCE_MILLIS = 10_000;
  private static final long RETRY_NANOS = 50_000_000;

  private final IngesterOptions options;
  private final TopicOptions topics;

  private TopicSetup(IngesterOptions options, TopicOptions topics) {
    this.options = options;
    this.topics = topics;
  }

  /**
   * Creates the topics and fits the batches into their limits.
   *
   * @return the options to start the ingester with
   * @throws IllegalStateException where Kafka does not answer or a topic does not fit, saying what
   *     to change
   */
  public static IngesterOptions prepare(
      IngesterOptions options, TopicOptions topics, FrameGeometry geometry) {
    return new TopicSetup(options, topics).prepare(geometry.fixedSize().orElseThrow());
  }

  private IngesterOptions prepare(Size frame) {
    try (Admin admin = Admin.create(settings())) {
      createAbsent(admin);
      Config config = describe(admin, options.topics().frames());
      requireLogAppendTime(config);
      requireCompacted(describe(admin, options.topics().settings()));
      return new BatchLimit(topicBytes(config), requestBytes()).fit(options, frame);
    } catch (KafkaException e) {
      throw unreachable(e);
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(KafkaClients.adminSettings(options));
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return settings;
  }

  private void createAbsent(Admin admin) {
    Set<String> absent = new HashSet<>(names());
    absent.removeAll(get(admin.listTopics().names()));
    var created = admin.createTopics(absent.stream().map(this::topic).toList());
    for (KafkaFuture<Void> topic : created.values().values()) {
      awaitCreated(topic);
    }
  }

  private List<String> names() {
    var names = options.topics();
    return List.of(
        names.frames(),
        names.deadLetters(),
        names.health(),
        names.events(),
        names.scores(),
        names.features(),
        names.settings(),
        CameraLanes.topic(names));
  }

  private NewTopic topic(String name) {
    var topic = new NewTopic(name, topics.partitions(), topics.replication());
    var names = options.topics();
    if (name.equals(CameraLanes.topic(names))) {
      return new NewTopic(name, 1, topics.replication()).configs(COMPACTED);
    }
    if (name.equals(names.frames()) || name.equals(names.deadLetters())) { // they hold pictures
      return topic.configs(pictureSettings());
    }
    return name.equals(names.settings()) ? topic.configs(settingsSettings()) : topic;
  }

  private Map<String, String> pictureSettings() {
    long retention = topics.frameRetention().toMillis();
    return Map.of(
        TopicConfig.RETENTION_MS_CONFIG,
        Long.toString(retention),
        TopicConfig.RETENTION_BYTES_CONFIG,
        Long.toString(topics.frameRetentionBytes()),
        // Kafka only deletes whole segments, so those must be shorter than the retention.
        TopicConfig.SEGMENT_MS_CONFIG,
        Long.toString(Math.max(1000, retention / 5)),
        TopicConfig.SEGMENT_BYTES_CONFIG,
        Long.toString(segmentBytes(topics.frameRetentionBytes())),
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
        Long.toString(topics.frameRetention().plus(SETTINGS_SEGMENT).toMillis()),
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

  /** A topic just created is not yet known to every broker. */
  private static Config describe(Admin admin, String name) {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (true) {
      try {
        return get(admin.describeConfigs(List.of(topic)).all()).get(topic);
      } catch (UnknownTopicOrPartitionException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        LockSupport.parkNanos(RETRY_NANOS);
      }
    }
  }

  private void requireLogAppendTime(Config config) {
    String type = config.get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).value();
    if (!type.equals(LOG_APPEND_TIME)) {
      throw new IllegalStateException(
          ("topic %s has message.timestamp.type=%s, but event time is the log's. Change it:"
                  + " kafka-configs.sh --bootstrap-server %s --alter --entity-type topics"
                  + " --entity-name %s --add-config message.timestamp.type=%s")
              .formatted(
                  options.topics().frames(),
                  type,
                  options.bootstrapServers(),
                  options.topics().frames(),
                  LOG_APPEND_TIME));
    }
  }

  private void requireCompacted(Config config) {
    String policy = config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
    SettingsTopic.problem(options.topics().settings(), policy, options.bootstrapServers())
        .ifPresent(
            problem -> {
              throw new IllegalStateException(problem);
            });
  }

  private static long topicBytes(Config config) {
    return Long.parseLong(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
  }

  private long requestBytes() {
    Object set = KafkaClients.producerSettings(options).get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return Long.parseLong(set.toString());
  }

  private static void awaitCreated(KafkaFuture<Void> topic) {
    try {
      get(topic);
    } catch (TopicExistsException e) {
      // Another ingester was faster.
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for Kafka", e);
    }
  }

  private IllegalStateException unreachable(KafkaException e) {
    Throwable root = e.getCause() == null ? e : e.getCause();
    return new IllegalStateException(
        "Kafka at %s does not answer as it should; start it, or correct its address (%s)"
            .formatted(options.bootstrapServers(), root.getMessage()),
        e);
  }
}
