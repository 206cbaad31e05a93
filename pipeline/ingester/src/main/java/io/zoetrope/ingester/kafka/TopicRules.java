package io.zoetrope.ingester.kafka;

import io.zoetrope.schemas.client.CompactedTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How topics must be kept, and should be. Each sentence names the topic and the command that
 * changes it.
 *
 * @param address of Kafka, for the commands
 */
record TopicRules(TopicPlan plan, String address) {
  private static final String ALTER =
      " Change it: kafka-configs.sh --bootstrap-server %s --alter --entity-type topics"
          + " --entity-name %s --add-config %s=%s";

  /** With which nothing can start. */
  List<String> faults(String topic, Config config) {
    List<String> faults = new ArrayList<>();
    if (topic.equals(plan.names().frames())) {
      logTime(topic, config, "but event time is the log's").ifPresent(faults::add);
      notCompacted(topic, config).ifPresent(faults::add);
    }
    if (topic.equals(plan.names().settings())) {
      compacted(topic, config, "settings and masks").ifPresent(faults::add);
    }
    if (topic.equals(CameraLanes.topic(plan.names()))) {
      compacted(topic, config, "cameras' partitions").ifPresent(faults::add);
    }
    if (topic.equals(plan.names().cameras())) {
      compacted(topic, config, "cameras").ifPresent(faults::add);
    }
    return faults;
  }

  /** With which all starts, but not as configured. */
  List<String> deviations(String topic, Config config) {
    List<String> deviations = new ArrayList<>();
    var names = plan.names();
    if (topic.equals(names.frames()) || topic.equals(names.deadLetters())) {
      retention(topic, config).ifPresent(deviations::add);
    }
    if (topic.equals(names.settings())) {
      logTime(topic, config, "so that a replay may see settings too early or too late")
          .ifPresent(deviations::add);
    } else if (!topic.equals(names.frames()) && !isCompacted(topic)) {
      notCompacted(topic, config).ifPresent(deviations::add);
    }
    return deviations;
  }

  private boolean isCompacted(String topic) {
    var names = plan.names();
    return topic.equals(names.cameras()) || topic.equals(CameraLanes.topic(names));
  }

  /** How to create a topic by hand. */
  String creation(String name) {
    NewTopic topic = plan.topic(name);
    var command =
        new StringBuilder(
                "kafka-topics.sh --bootstrap-server %s --create --topic %s"
                    .formatted(address, name))
            .append(" --partitions ")
            .append(topic.numPartitions());
    if (topic.replicationFactor() > 0) {
      command.append(" --replication-factor ").append(topic.replicationFactor());
    }
    if (topic.configs() != null) {
      topic.configs().entrySet().stream()
          .map(each -> " --config %s=%s".formatted(each.getKey(), each.getValue()))
          .sorted()
          .forEach(command::append);
    }
    return command.toString();
  }

  private Optional<String> logTime(String topic, Config config, String why) {
    String type = value(config, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    return type.equals(TopicPlan.LOG_APPEND_TIME)
        ? Optional.empty()
        : Optional.of(
            "topic %s has message.timestamp.type=%s, %s.".formatted(topic, type, why)
                + change(
                    topic, TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, TopicPlan.LOG_APPEND_TIME));
  }

  private Optional<String> compacted(String topic, Config config, String content) {
    return CompactedTopic.problem(
        topic, content, value(config, TopicConfig.CLEANUP_POLICY_CONFIG), address);
  }

  private Optional<String> notCompacted(String topic, Config config) {
    String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
    return policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)
        ? Optional.of(
            "topic %s has cleanup.policy=%s, so that all but the newest record of each key may vanish."
                    .formatted(topic, policy)
                + change(
                    topic, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE))
        : Optional.empty();
  }

  private Optional<String> retention(String topic, Config config) {
    String millis = value(config, TopicConfig.RETENTION_MS_CONFIG);
    String wanted = Long.toString(plan.options().frameRetention().toMillis());
    return millis.equals(wanted)
        ? Optional.empty()
        : Optional.of(
            "topic %s has retention.ms=%s, but kafka.retention says %s ms: pictures are personal data."
                    .formatted(topic, millis, wanted)
                + change(topic, TopicConfig.RETENTION_MS_CONFIG, wanted));
  }

  private String change(String topic, String key, String value) {
    return ALTER.formatted(address, topic, key, value);
  }

  private static String value(Config config, String key) {
    return config.get(key).value();
  }
}
