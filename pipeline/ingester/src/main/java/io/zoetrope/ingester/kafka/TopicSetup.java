package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.client.CompactedTopic;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.schemas.client.KafkaRights;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
  private static final long OF_KAFKA = 1_048_588; // its default of max.message.bytes
  private static final String LOG_APPEND_TIME = "LogAppendTime";
  private static final int PATIENCE_MILLIS = 10_000;
  private static final long RETRY_NANOS = 50_000_000;

  private final IngesterOptions options;
  private final TopicOptions topics;
  private final boolean withJob;

  private TopicSetup(IngesterOptions options, TopicOptions topics, boolean withJob) {
    this.options = options;
    this.topics = topics;
    this.withJob = withJob;
  }

  /**
   * Creates the topics and fits the batches into their limits.
   *
   * @return the options to start the ingester with
   * @throws IllegalStateException where Kafka does not answer or a topic does not fit, saying what
   *     to change
   * @throws KafkaRefusedException where a right is missing, naming it and the topic
   */
  public static IngesterOptions prepare(
      IngesterOptions options, TopicOptions topics, FrameGeometry geometry) {
    return new TopicSetup(options, topics, true).prepare(geometry.fixedSize().orElseThrow());
  }

  /**
   * The same for an ingester whose job runs elsewhere, as another user: the job's topics are
   * created where that is allowed, but no right on them is needed.
   */
  public static IngesterOptions prepareFrames(
      IngesterOptions options, TopicOptions topics, FrameGeometry geometry) {
    return new TopicSetup(options, topics, false).prepare(geometry.fixedSize().orElseThrow());
  }

  private IngesterOptions prepare(Size frame) {
    try (Admin admin = Admin.create(settings())) {
      Set<String> refused = createAbsent(admin);
      requireRights(admin, refused);
      Optional<Config> frames =
          describe(
              admin,
              options.topics().frames(),
              "message.timestamp.type=LogAppendTime and Kafka's default of max.message.bytes");
      frames.ifPresent(this::requireLogAppendTime);
      requireCompacted(admin, options.topics().settings(), "settings and masks");
      requireCompacted(admin, CameraLanes.topic(options.topics()), "cameras' partitions");
      long topicBytes = frames.map(TopicSetup::topicBytes).orElse(OF_KAFKA);
      return new BatchLimit(topicBytes, requestBytes()).fit(options, frame);
    } catch (AuthenticationException e) {
      throw KafkaRefusedException.login(options.bootstrapServers(), e);
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

  /** Those that this user may not create: they are absent, or hidden from it. */
  private Set<String> createAbsent(Admin admin) {
    Set<String> absent = new HashSet<>(names());
    absent.removeAll(get(admin.listTopics().names()));
    Set<String> refused = new TreeSet<>();
    var created = admin.createTopics(absent.stream().map(this::topic).toList());
    created
        .values()
        .forEach(
            (name, topic) -> {
              if (!isCreated(topic)) {
                refused.add(name);
              }
            });
    return refused;
  }

  private void requireRights(Admin admin, Set<String> refused) {
    var names = options.topics();
    var rights = new KafkaRights();
    List<String> needed = withJob ? names() : ofIngester();
    refused.retainAll(needed);
    for (String name : needed) {
      rights.topic(name, name.equals(names.settings()) ? AclOperation.READ : AclOperation.WRITE);
    }
    rights.topic(CameraLanes.topic(names), AclOperation.READ);
    refused.forEach(name -> rights.topic(name, AclOperation.CREATE));
    try {
      rights.require(admin, options.bootstrapServers());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private List<String> ofIngester() {
    var names = options.topics();
    return List.of(names.frames(), names.health(), names.settings(), CameraLanes.topic(names));
  }

  /** Those that something is written to or read from, by the job, too. */
  private List<String> names() {
    var names = options.topics();
    List<String> used = new ArrayList<>(ofIngester());
    used.addAll(List.of(names.deadLetters(), names.events()));
    if (topics.scores()) {
      used.add(names.scores());
    }
    if (topics.features()) {
      used.add(names.features());
    }
    return used;
  }

  private NewTopic topic(String name) {
    var topic = new NewTopic(name, Optional.of(topics.partitions()), topics.replication());
    var names = options.topics();
    if (name.equals(CameraLanes.topic(names))) {
      return new NewTopic(name, Optional.of(1), topics.replication()).configs(COMPACTED);
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

  /**
   * A topic just created is not yet known to every broker.
   *
   * @param supposed of its settings where it may not be asked about
   * @return nothing where it may not
   */
  private static Optional<Config> describe(Admin admin, String name, String supposed) {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
    while (true) {
      try {
        return Optional.of(get(admin.describeConfigs(List.of(topic)).all()).get(topic));
      } catch (AuthorizationException e) {
        LOG.warn("This user may not DESCRIBE_CONFIGS of topic {}: {} is supposed", name, supposed);
        return Optional.empty();
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

  private void requireCompacted(Admin admin, String topic, String content) {
    describe(admin, topic, "cleanup.policy=compact")
        .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value())
        .flatMap(
            policy -> CompactedTopic.problem(topic, content, policy, options.bootstrapServers()))
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

  /** Whether it is there now; not where this user may not create it. */
  private static boolean isCreated(KafkaFuture<Void> topic) {
    try {
      get(topic);
      return true;
    } catch (TopicExistsException e) {
      return true; // another ingester was faster, or it is hidden
    } catch (AuthorizationException e) {
      return false;
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static KafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new KafkaException("interrupted while waiting for Kafka", e);
  }

  private IllegalStateException unreachable(KafkaException e) {
    Throwable root = e.getCause() == null ? e : e.getCause();
    return new IllegalStateException(
        "Kafka at %s does not answer as it should; start it, or correct its address (%s)"
            .formatted(options.bootstrapServers(), root.getMessage()),
        e);
  }
}
