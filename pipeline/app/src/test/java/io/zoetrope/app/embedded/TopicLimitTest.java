package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.Topics;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames against the limits of the topic they go to. */
class TopicLimitTest {
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(112, 112).at(FrameRate.of(15));

  @TempDir Path folder;

  @Test
  void aFrameLargerThanTheTopicTakesIsReportedWithWhatToChange() throws Exception {
    try (var kafka = kafkaWithLimit(20_000)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> prepare(kafka))
          .withMessageContaining(Topics.FRAME_BATCHES)
          .withMessageContaining("max.message.bytes");
    }
  }

  @Test
  void batchesAreMadeSmallerWhereSingleFramesFit() throws Exception {
    try (var kafka = kafkaWithLimit(100_000)) {
      assertThat(prepare(kafka).batchBytes()).isLessThan(100_000).isGreaterThan(112 * 112 * 3);
    }
  }

  private EmbeddedKafka kafkaWithLimit(int bytes) throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(folder, Ports.free());
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var topic =
          new NewTopic(Topics.FRAME_BATCHES, 1, (short) 1)
              .configs(
                  Map.of(
                      "max.message.bytes",
                      Integer.toString(bytes),
                      "message.timestamp.type",
                      "LogAppendTime"));
      admin.createTopics(List.of(topic)).all().get();
    }
    return kafka;
  }

  private static IngesterOptions prepare(EmbeddedKafka kafka) {
    return TopicSetup.prepare(
        IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, kafka.bootstrapServers()),
        TopicOptions.of(ZoetropeConfig.DEFAULT),
        GEOMETRY);
  }
}
