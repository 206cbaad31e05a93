package io.zoetrope.job.topic;

import io.zoetrope.job.options.JobOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the job's topics are there: without one it would start again and again. */
public final class TopicsCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsCheck.class);

  private TopicsCheck() {}

  /**
   * @throws IllegalStateException naming those that are absent and what creates them
   */
  public static void require(JobOptions options) throws InterruptedException {
    var kafka = options.kafka();
    List<String> absent = new ArrayList<>();
    try (var admin = Admin.create(TopicSettings.patient(kafka.client()))) {
      var answers = admin.describeTopics(used(options)).topicNameValues();
      for (var each : answers.entrySet()) {
        if (isAbsent(each.getValue())) {
          absent.add(each.getKey());
        }
      }
    }
    if (!absent.isEmpty()) {
      throw new IllegalStateException(
          "not on Kafka at %s: %s. 'zoetrope topics create' makes what is absent, with the same --config"
              .formatted(kafka.bootstrap(), String.join(", ", absent)));
    }
  }

  private static boolean isAbsent(KafkaFuture<?> answer) throws InterruptedException {
    try {
      answer.get();
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return true;
      }
      LOG.warn("Whether a topic is there could not be asked: {}", e.getCause().getMessage());
      return false;
    }
  }

  private static List<String> used(JobOptions options) {
    return Stream.of(JobTopics.read(options), JobTopics.written(options))
        .flatMap(List::stream)
        .toList();
  }
}
