package io.zoetrope.app.command.live;

import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.app.testkit.SecuredKafka;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.lease.CameraLease;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An existing Kafka that grants what is needed, and nothing else. */
class LeastRightsTest {
  @TempDir private static Path folder;
  private static SecuredKafka kafka;
  private static Path config;

  @BeforeAll
  static void start() throws Exception {
    kafka = new SecuredKafka(folder.resolve("kafka"));
    var stamped = Map.of("message.timestamp.type", "LogAppendTime");
    var compacted = Map.of("cleanup.policy", "compact");
    LedTopics.create(
        kafka.admin(),
        Stream.concat(
                Stream.of(
                    new NewTopic("plant.frames", 2, (short) 1).configs(stamped),
                    new NewTopic("plant.frames-lanes", 1, (short) 1).configs(compacted),
                    new NewTopic("plant.cameras", 8, (short) 1).configs(compacted)),
                Stream.of("plant.health", "plant.settings", "plant.events", "plant.dlq")
                    .map(name -> new NewTopic(name, 2, (short) 1)))
            .toList());
    kafka.allow(TOPIC, "plant.frames", READ, WRITE);
    kafka.allow(TOPIC, "plant.frames-lanes", READ, WRITE);
    kafka.allow(TOPIC, "plant.health", WRITE);
    kafka.allow(TOPIC, "plant.settings", READ, WRITE);
    kafka.allow(TOPIC, "plant.cameras", READ, WRITE);
    kafka.allow(TOPIC, "plant.events", READ, WRITE);
    kafka.allow(TOPIC, "plant.dlq", WRITE);
    kafka.allow(GROUP, "plant-job", READ);
    kafka.allow(GROUP, "plant-job-cameras", READ);
    config = configure("zoetrope.yaml", SecuredKafka.PASSWORD);
    assertThat(command("cameras", "add", "shed", film()).exitCode()).isZero();
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  private static String film() {
    return "file:" + folder.resolve("bars.y4m");
  }

  private static Path configure(String name, String password) throws Exception {
    BarsVideo.write(folder.resolve("bars.y4m"), 15, 90);
    return kafka.configure(
        folder.resolve(name),
        password,
        "model: " + Configs.smallModel(folder).folder(),
        "cameras: [{id: bars, source: 'file:%s/bars.y4m'}]".formatted(folder),
        "flink: {checkpoint-interval: 1s, port: %d}".formatted(Ports.free()));
  }

  @Test
  void everyCommandWorksWithTheLeastRights() {
    Console set = command("cameras", "set", "bars", "--priority=1");
    Console run =
        command("run", "-Devents.start-score=0", "-Devents.end-score=0", "-Devents.start-clips=1");
    Console again = command("cameras", "set", "bars", "--priority=2");
    Console events = command("events");
    Console job = command("job", "-Dflink.bounded=true");

    assertThat(set.exitCode()).as(set.err()).isZero();
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("START", "END");
    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(events.out()).contains("START", "END");
    assertThat(job.exitCode()).as(job.err()).isZero();
  }

  /** Its writers look for transactions that were left open. */
  @Test
  void exactlyOnceTakesTheRightToReadWhatIsWritten() throws Exception {
    String[] job = {"job", "-Dflink.bounded=true", "-Dflink.delivery=exactly-once"};
    kafka.allowAll(TRANSACTIONAL_ID, "zoetrope/", WRITE);

    Console refused = command(job);
    assertThat(refused.exitCode()).isOne();
    assertThat(refused.err()).contains("READ topic plant.dlq").doesNotContain("\tat ");

    kafka.allow(TOPIC, "plant.dlq", READ);
    try {
      Console allowed = command(job);
      assertThat(allowed.exitCode()).as(allowed.err()).isZero();
    } finally {
      kafka.refuse(TOPIC, "plant.dlq", READ);
    }
  }

  @Test
  void settingsAreChangedWithRightsOnTheirTopicAlone() throws Exception {
    kafka.refuse(TOPIC, "plant.events", READ);
    try {
      Console set = command("cameras", "set", "bars", "--priority=3");
      Console unknown = command("cameras", "set", "nobody", "--priority=3");
      Console show = command("cameras", "show", "bars");

      assertThat(set.exitCode()).as(set.err()).isZero();
      assertThat(unknown.exitCode()).as(unknown.err()).isEqualTo(2);
      assertThat(unknown.err()).contains("there is no camera 'nobody'");
      assertThat(show.exitCode()).as(show.err()).isZero();
    } finally {
      kafka.allow(TOPIC, "plant.events", READ);
    }
  }

  @Test
  void framesAreIngestedWithoutAnyRightOnTheJobsTopics() throws Exception {
    kafka.refuse(TOPIC, "plant.events", READ);
    kafka.refuse(TOPIC, "plant.events", WRITE);
    kafka.refuse(TOPIC, "plant.dlq", WRITE);
    kafka.refuse(TOPIC, "plant.frames", READ);
    kafka.refuse(GROUP, "plant-job", READ);
    try {
      Console ingest = command("ingest");

      assertThat(ingest.exitCode()).as(ingest.err()).isZero();
      assertThat(ingest.err()).containsPattern("(?m)^bars +90 +90 +0 +0  ENDED$");
    } finally {
      kafka.allow(TOPIC, "plant.events", READ, WRITE);
      kafka.allow(TOPIC, "plant.dlq", WRITE);
      kafka.allow(TOPIC, "plant.frames", READ);
      kafka.allow(GROUP, "plant-job", READ);
    }
  }

  @Test
  void camerasAreAddedAndListedWithRightsOnTheirTopicAlone() {
    Console add = command("cameras", "add", "yard", "file:a.mp4");
    Console list = command("cameras", "list");
    Console remove = command("cameras", "remove", "yard");

    assertThat(add.exitCode()).as(add.err()).isZero();
    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out()).contains("bars", "shed", "yard");
    assertThat(remove.exitCode()).as(remove.err()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "ingest, TOPIC, plant.frames, WRITE",
    "ingest, TOPIC, plant.frames-lanes, READ",
    "ingest, TOPIC, plant.frames-lanes, WRITE",
    "ingest, TOPIC, plant.health, WRITE",
    "ingest, TOPIC, plant.settings, READ",
    "run, TOPIC, plant.frames, READ",
    "run, TOPIC, plant.frames, WRITE",
    "run, TOPIC, plant.frames-lanes, READ",
    "run, TOPIC, plant.frames-lanes, WRITE",
    "run, TOPIC, plant.health, WRITE",
    "run, TOPIC, plant.settings, READ",
    "run, TOPIC, plant.cameras, READ",
    "ingest, TOPIC, plant.cameras, READ",
    "run, TOPIC, plant.events, READ",
    "run, TOPIC, plant.events, WRITE",
    "run, TOPIC, plant.dlq, WRITE",
    "run, GROUP, plant-job, READ",
    "run, GROUP, plant-job-cameras, READ",
    "ingest, GROUP, plant-job-cameras, READ",
    "job, TOPIC, plant.frames, READ",
    "job, TOPIC, plant.events, WRITE",
    "job, GROUP, plant-job, READ",
    "events, TOPIC, plant.events, READ",
    "cameras set bars --priority=1, TOPIC, plant.settings, WRITE",
    "cameras set bars --priority=1, TOPIC, plant.settings, READ",
    "cameras show bars, TOPIC, plant.settings, READ",
    "cameras add door file:a.mp4, TOPIC, plant.cameras, READ",
    "cameras add door file:a.mp4, TOPIC, plant.cameras, WRITE",
    "cameras remove door, TOPIC, plant.cameras, READ",
    "cameras list, TOPIC, plant.cameras, READ",
  })
  void eachRefusalNamesTheRightAndWhatItIsOn(
      String command, ResourceType type, String name, AclOperation right) throws Exception {
    kafka.refuse(type, name, right);
    try {
      Console refused = command(command.split(" ", -1));

      assertThat(refused.exitCode()).as(refused.err()).isEqualTo(1);
      assertThat(refused.err()).contains(right.name(), name).doesNotContain("\tat ");
    } finally {
      kafka.allow(type, name, right);
    }
  }

  @ParameterizedTest
  @CsvSource({"TOPIC, plant.cameras", "GROUP, plant-job-cameras"})
  void camerasAreSharedWithTheRightsToReadTheTopicAndTheGroup(ResourceType type, String name)
      throws Exception {
    var file = ConfigFile.read(config.toString(), List.of()).config();
    var options = IngesterOptions.of(file.kafka(), file.ingest(), kafka.address());
    var configured = CameraOptions.listed(file);
    var shed = CameraOptions.of("shed", film());
    Queue<List<CameraOptions>> told = new ConcurrentLinkedQueue<>();
    try (var lease = CameraLease.start(options, file.cameraGroup(), configured, told::add)) {
      await().atMost(Duration.ofMinutes(1)).until(() -> !told.isEmpty());
    }
    assertThat(told).containsExactly(List.of(configured.get(0), shed), List.of());

    kafka.refuse(type, name, READ);
    try {
      assertThatThrownBy(
              () -> CameraLease.start(options, file.cameraGroup(), configured, told::add))
          .isInstanceOf(KafkaRefusedException.class)
          .hasMessageContaining("READ " + type.name().toLowerCase(Locale.ROOT) + " " + name);
    } finally {
      kafka.allow(type, name, READ);
    }
  }

  @Test
  void aTopicThatIsNotThereAndMayNotBeCreatedIsNamed() {
    Console refused = command("run", "-Drecognition.scores=true");

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("clip-scores", "CREATE").doesNotContain("clip-features");
  }

  @ParameterizedTest
  @CsvSource({"run", "job", "events", "cameras set bars --priority=1"})
  void aWrongPasswordIsCalledOneAndNotShown(String command) throws Exception {
    Path wrong = configure("wrong.yaml", "closed-sesame");

    Console refused = Console.run(with(command.split(" ", -1), "--config=" + wrong));

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("kafka.properties").doesNotContain("sesame", "\tat ");
  }

  private static Console command(String... arguments) {
    return Console.run(with(arguments, "--config=" + config));
  }

  private static String[] with(String[] arguments, String last) {
    return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
  }
}
