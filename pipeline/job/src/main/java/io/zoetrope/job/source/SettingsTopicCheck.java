package io.zoetrope.job.source;

import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.options.KafkaOptions;
import io.zoetrope.job.topic.TopicSettings;
import io.zoetrope.schemas.client.SettingsTopic;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the topic of settings keeps what the job relies on. */
public final class SettingsTopicCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsTopicCheck.class);
  private static final String LOG_APPEND_TIME = "LogAppendTime";

  private SettingsTopicCheck() {}

  /**
   * Checks how the topic is kept; what may not be described is logged only, and so is what makes
   * replays differ.
   *
   * @throws IllegalStateException where it is not there, or settings would vanish with age, saying
   *     what to change
   */
  public static void require(JobOptions options) throws InterruptedException {
    var kafka = options.kafka();
    String topic = kafka.topics().settings();
    try {
      var settings = TopicSettings.of(kafka.client(), topic);
      String policy = settings.text(TopicConfig.CLEANUP_POLICY_CONFIG);
      SettingsTopic.problem(topic, policy, kafka.bootstrap())
          .ifPresent(
              problem -> {
                throw new IllegalStateException(problem);
              });
      warnOfReplays(settings, topic, kafka);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new IllegalStateException(absent(topic, kafka.bootstrap()), e);
      }
      LOG.warn("Topic {} could not be checked: {}", topic, e.getCause().getMessage());
    }
  }

  private static String absent(String topic, String bootstrap) {
    return ("Kafka at %2$s has no topic '%1$s', without which no frame is processed: start the cameras"
            + " first (`run` creates it), or create it: kafka-topics.sh --bootstrap-server %2$s"
            + " --create --topic %1$s --config cleanup.policy=compact"
            + " --config message.timestamp.type=LogAppendTime")
        .formatted(topic, bootstrap);
  }

  private static void warnOfReplays(TopicSettings settings, String topic, KafkaOptions kafka)
      throws InterruptedException {
    if (!settings.text(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG).equals(LOG_APPEND_TIME)) {
      LOG.warn(
          "Topic {} has not message.timestamp.type=LogAppendTime: from which frame on settings hold"
              + " is decided by the clock of who writes them",
          topic);
    }
    String frames = kafka.topics().frames();
    try {
      warnOfReplays(settings, topic, TopicSettings.of(kafka.client(), frames));
    } catch (ExecutionException e) {
      LOG.warn("Topic {} could not be checked: {}", frames, e.getCause().getMessage());
    }
  }

  private static void warnOfReplays(TopicSettings settings, String topic, TopicSettings frames) {
    long kept = settings.number(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG);
    long needed = frames.number(TopicConfig.RETENTION_MS_CONFIG);
    if (needed < 0 || kept < needed) {
      LOG.warn(
          "Topic {} keeps superseded settings for {} ms (min.compaction.lag.ms), frames are kept for"
              + " {} ms: a replay may process older frames under newer settings or none",
          topic,
          kept,
          needed);
    }
  }
}
