package io.zoetrope.app.command.topic;

import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.app.testkit.SecuredKafka;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private SecuredKafka kafka;
  private String config;

  @BeforeEach
  void start() throws Exception {
    kafka = new SecuredKafka(folder.resolve("kafka"));
    Path file =
        kafka.configure(
            folder.resolve("zoetrope.yaml"),
            SecuredKafka.PASSWORD,
            "model: " + Configs.smallModel(folder).folder(),
            "cameras: [{id: bars, source: 'file:bars.y4m'}]");
    config = "--config=" + file;
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void whatIsCreatedIsRightAndCreatedOnce() throws Exception {
    Path open = openConfig();

    Console first = Console.run("topics", "create", "--config=" + open);
    Console again = Console.run("topics", "create", "--config=" + open);
    Console check = Console.run("topics", "check", "--config=" + open);

    assertThat(first.out()).containsPattern("plant.frames +created").doesNotContain(" there");
    assertThat(again.out()).containsPattern("plant.frames +there").doesNotContain("created");
    assertThat(check.out())
        .containsPattern("plant.frames +there, partitions=8, cleanup.policy=delete")
        .contains("message.timestamp.type=LogAppendTime, retention.ms=600000")
        .doesNotContain("wrong");
    assertThat(List.of(first.exitCode(), again.exitCode(), check.exitCode())).containsOnly(0);
  }

  @Test
  void eachFaultIsToldWithTheCommandThatMendsIt() throws Exception {
    LedTopics.create(
        kafka.admin(),
        List.of(
            topic("plant.frames", Map.of("max.message.bytes", "10000", "retention.ms", "1000")),
            topic("plant.frames-lanes", Map.of()),
            topic("plant.settings", Map.of()),
            topic("plant.events", Map.of("cleanup.policy", "compact")),
            topic("plant.dlq", Map.of("retention.ms", "-1"))));

    Console check = Console.run("topics", "check", "--config=" + openConfig());

    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(check.out())
        .contains("topic plant.frames has message.timestamp.type=CreateTime")
        .contains("--entity-name plant.frames --add-config message.timestamp.type=LogAppendTime")
        .contains("topic plant.frames takes 10000 (max.message.bytes")
        .contains("topic plant.frames keeps frames for 1.0 s")
        .contains("--entity-name plant.frames-lanes --add-config cleanup.policy=compact")
        .contains("--entity-name plant.settings --add-config cleanup.policy=compact")
        .contains("--entity-name plant.events --add-config cleanup.policy=delete")
        .contains("topic plant.dlq has retention.ms=-1, but kafka.retention says 600000 ms")
        .contains(
            "topic plant.health is absent, or hidden from this user. Create it: kafka-topics.sh");
  }

  @Test
  void aUserWithoutRightsIsToldWhichAreMissing() throws Exception {
    Console.run("topics", "create", "--config=" + openConfig());
    kafka.allow(TOPIC, "plant.frames", READ, WRITE, DESCRIBE_CONFIGS);
    kafka.allow(TOPIC, "plant.health", READ);

    await() // what was granted holds a little later
        .atMost(PATIENCE)
        .until(() -> check().get("topics").get(0).get("state").asText().equals("THERE"));
    Console check = Console.run("topics", "check", config, "--json");

    JsonNode json = new JsonMapper().readTree(check.out());
    assertThat(check.exitCode()).isEqualTo(1);
    assertThat(json.get("topics").get(0).get("problems")).isEmpty();
    assertThat(json.get("problems").toString()).contains("WRITE topic plant.health");
    assertThat(check.out() + check.err()).doesNotContain(SecuredKafka.PASSWORD);
  }

  @Test
  void anIngesterAloneNeedsNoRightsOfTheJob() throws Exception {
    Console.run("topics", "create", "--config=" + openConfig());
    kafka.allow(TOPIC, "plant.frames", WRITE);
    kafka.allow(TOPIC, "plant.frames-lanes", READ, WRITE);
    kafka.allow(TOPIC, "plant.settings", READ);
    kafka.allow(TOPIC, "plant.cameras", READ);
    var section = ConfigFile.read(config.substring("--config=".length()), List.of()).config();
    var options =
        IngesterOptions.of(section.kafka(), section.ingest(), section.kafka().bootstrapServers());
    var topics = TopicOptions.of(section);
    var geometry = FrameGeometry.exact(112, 112);

    await() // what was granted holds a little later
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThatThrownBy(() -> TopicSetup.prepareFrames(options, topics, geometry))
                    .isInstanceOf(KafkaRefusedException.class)
                    .hasMessageContaining("this user WRITE topic plant.health")
                    .message()
                    .doesNotContain("plant.events", "plant.dlq", "topic plant.frames"));
    kafka.allow(TOPIC, "plant.health", WRITE);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(TopicSetup.prepareFrames(options, topics, geometry)).isNotNull());
  }

  @Test
  void aTopicThatMayNotBeCreatedIsToldWithTheCommandForSomebodyElse() {
    Console create = Console.run("topics", "create", config);

    assertThat(create.exitCode()).isEqualTo(1);
    assertThat(create.out())
        .contains("this user may not CREATE topic plant.frames")
        .contains("--create --topic plant.frames --partitions 8 --config ");
  }

  private JsonNode check() throws Exception {
    return new JsonMapper().readTree(Console.run("topics", "check", config, "--json").out());
  }

  /** The same topics with all rights. */
  private Path openConfig() throws Exception {
    String secured = Files.readString(Path.of(config.substring("--config=".length())));
    String address = kafka.adminAddress();
    return Files.writeString(
        folder.resolve("open.yaml"),
        secured
            .substring(0, secured.indexOf("  properties:"))
            .replaceFirst("bootstrap-servers: .*", "bootstrap-servers: " + address));
  }

  private static NewTopic topic(String name, Map<String, String> settings) {
    return new NewTopic(name, 2, (short) 1).configs(settings);
  }
}
