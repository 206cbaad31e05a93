package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.kafka.CameraPartitions;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.job.source.SettingsTopicCheck;
import io.zoetrope.job.topic.TopicSettings;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.Topics;
import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the topics of settings and lanes must be kept. */
class SettingsTopicCheckTest {
  @TempDir Path folder;
  private EmbeddedKafka kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void aTopicThatForgetsWithAgeIsRefused() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      LedTopics.create(admin, List.of(new NewTopic(Topics.CAMERA_SETTINGS, 1, (short) 1)));
      for (String policy : List.of("delete", "compact,delete")) {
        keep(admin, policy);
        assertThatIllegalStateException()
            .isThrownBy(this::prepare)
            .withMessageContaining("topic camera-settings has cleanup.policy=" + policy)
            .withMessageContaining("--add-config cleanup.policy=compact");
        assertThatIllegalStateException()
            .isThrownBy(this::check)
            .withMessageContaining("topic camera-settings has cleanup.policy=" + policy);
      }
      keep(admin, "compact");
      prepare();
      check();
    }
  }

  @Test
  void aTopicOfLanesThatForgetsWithAgeIsRefused() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      LedTopics.create(admin, List.of(new NewTopic("frame-batches-lanes", 1, (short) 1)));
    }
    assertThatIllegalStateException()
        .isThrownBy(this::prepare)
        .withMessageContaining("topic frame-batches-lanes has cleanup.policy=delete")
        .withMessageContaining("cameras' partitions would vanish with age")
        .withMessageContaining("--add-config cleanup.policy=compact");
  }

  @Test
  void aTopicOfCamerasThatForgetsWithAgeIsRefused() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      LedTopics.create(admin, List.of(new NewTopic(Topics.CAMERAS, 1, (short) 1)));
    }
    assertThatIllegalStateException()
        .isThrownBy(this::prepare)
        .withMessageContaining("topic cameras has cleanup.policy=delete, so that cameras would");
  }

  @Test
  void theTopicOfCamerasIsCreatedForManyIngesters() throws Exception {
    prepare();
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      var topic = admin.describeTopics(List.of(Topics.CAMERAS)).allTopicNames().get();
      assertThat(topic.get(Topics.CAMERAS).partitions()).hasSize(CameraPartitions.COUNT);
    }
    var client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    assertThat(TopicSettings.of(client, Topics.CAMERAS).text(TopicConfig.CLEANUP_POLICY_CONFIG))
        .isEqualTo("compact");
  }

  @Test
  void whereItIsCreatedItKeepsSupersededSettingsAsLongAsFrames() throws Exception {
    prepare();
    var client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var topic = TopicSettings.of(client, Topics.CAMERA_SETTINGS);
    var frames = TopicSettings.of(client, Topics.FRAME_BATCHES);
    assertThat(topic.text(TopicConfig.CLEANUP_POLICY_CONFIG)).isEqualTo("compact");
    assertThat(topic.text(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG)).isEqualTo("LogAppendTime");
    assertThat(topic.number(TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG))
        .isGreaterThan(frames.number(TopicConfig.RETENTION_MS_CONFIG));
    check();
  }

  private static void keep(Admin admin, String policy) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, Topics.CAMERA_SETTINGS);
    var entry = new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, policy);
    admin
        .incrementalAlterConfigs(
            Map.of(topic, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
        .all()
        .get();
    await()
        .until(
            () ->
                admin
                    .describeConfigs(List.of(topic))
                    .all()
                    .get()
                    .get(topic)
                    .get(TopicConfig.CLEANUP_POLICY_CONFIG)
                    .value()
                    .equals(policy));
  }

  private void prepare() {
    TopicSetup.prepare(
        IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, kafka.bootstrapServers()),
        TopicOptions.of(ZoetropeConfig.DEFAULT),
        FrameGeometry.exact(112, 112));
  }

  private void check() throws InterruptedException {
    var model = TinyModel.write(folder.resolve("tiny"));
    SettingsTopicCheck.require(Configs.job(model, kafka.bootstrapServers(), List.of()));
  }
}
