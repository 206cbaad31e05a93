package io.zoetrope.app.embedded;

import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that a pipeline writes and Kafka does not have yet. */
final class PipelineTopics {
  private final PipelinePlan plan;

  PipelineTopics(PipelinePlan plan) {
    this.plan = plan;
  }

  void create(Map<String, Object> client) throws InterruptedException, ExecutionException {
    ZoetropeConfig.Kafka kafka = plan.config().kafka();
    try (Admin admin = Admin.create(client)) {
      var existing = admin.listTopics().names().get();
      List<NewTopic> missing =
          Stream.of(
                  frames(kafka),
                  results(Topics.ACTION_EVENTS),
                  results(Topics.CLIP_SCORES),
                  results(Topics.DEAD_LETTERS),
                  results(Topics.CAMERA_HEALTH))
              .filter(topic -> !existing.contains(topic.name()))
              .toList();
      admin.createTopics(missing).all().get();
    }
  }

  private static NewTopic frames(ZoetropeConfig.Kafka kafka) {
    return new NewTopic(Topics.FRAME_BATCHES, kafka.partitions(), (short) 1)
        .configs(
            Map.of(
                "message.timestamp.type", "LogAppendTime",
                "retention.ms", Long.toString(kafka.retention().toMillis()),
                "retention.bytes", Long.toString(kafka.retentionBytes().bytes())));
  }

  private static NewTopic results(String name) {
    return new NewTopic(name, 1, (short) 1);
  }
}
