package io.zoetrope.ingester.kafka;

import static java.util.stream.Collectors.toSet;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Kafka ready for frames: creates the topics that are absent, checks those that are there.
 */
public final class TopicSetup {
  private static final Logger LOG = LoggerFactory.getLogger(TopicSetup.class);
  private static final long OF_KAFKA = 1_048_588; // its default of max.message.bytes

  private final IngesterOptions options;
  private final TopicPlan plan;
  private final TopicRules rules;

  private TopicSetup(IngesterOptions options, TopicOptions topics, boolean ingestAlone) {
    this.options = options;
    plan = new TopicPlan(options.topics(), topics, ingestAlone);
    rules = new TopicRules(plan, options.bootstrapServers());
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
    var setup = new TopicSetup(options, topics, false);
    Size frame = geometry.fixedSize().orElseThrow();
    return TopicAdmin.ask(options, setup.plan, admin -> setup.prepare(admin, frame));
  }

  /**
   * The same where the job runs elsewhere: what it reads and writes alone is not asked for.
   *
   * @throws IllegalStateException as {@link #prepare} does
   */
  public static IngesterOptions prepareIngest(
      IngesterOptions options, TopicOptions topics, FrameGeometry geometry) {
    var setup = new TopicSetup(options, topics, true);
    Size frame = geometry.fixedSize().orElseThrow();
    return TopicAdmin.ask(options, setup.plan, admin -> setup.prepare(admin, frame));
  }

  private IngesterOptions prepare(TopicAdmin admin, Size frame) {
    var made = admin.createAbsent();
    admin.requireRights(
        made.entrySet().stream()
            .filter(each -> !each.getValue())
            .map(Map.Entry::getKey)
            .collect(toSet()));
    Optional<Config> frames = require(admin, options.topics().frames());
    require(admin, options.topics().settings());
    require(admin, CameraLanes.topic(options.topics()));
    return limit(admin, frames).fit(options, frame);
  }

  private Optional<Config> require(TopicAdmin admin, String topic) {
    Optional<Config> config = admin.describe(topic);
    if (config.isEmpty()) {
      LOG.warn("{}", hidden(topic));
    }
    List<String> faults = config.map(all -> rules.faults(topic, all)).orElse(List.of());
    if (!faults.isEmpty()) {
      throw new IllegalStateException(faults.get(0));
    }
    return config;
  }

  /** What is supposed where this user may not know. */
  static String hidden(String topic) {
    return "this user may not DESCRIBE_CONFIGS of topic %s: that it is kept as it should be, and takes messages of Kafka's default size, is supposed"
        .formatted(topic);
  }

  static BatchLimit limit(TopicAdmin admin, Optional<Config> frames) {
    long topicBytes =
        frames
            .map(all -> Long.parseLong(all.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value()))
            .orElse(OF_KAFKA);
    return new BatchLimit(topicBytes, admin.requestBytes());
  }
}
