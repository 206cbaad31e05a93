package io.zoetrope.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.kafka.CameraPartitions;
import io.zoetrope.ingester.lease.CameraLease;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.CameraTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ingesters that share cameras by a consumer group of the real Kafka. */
class CameraLeaseTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private int port;
  private EmbeddedKafka kafka;
  private Map<String, String> client;

  /** One ingester: what it was told, call after call. */
  private final class Share implements AutoCloseable {
    private final List<Set<String>> told = new CopyOnWriteArrayList<>();
    private final CameraLease lease;
    private volatile List<CameraOptions> newest;

    Share(String... configured) {
      told.add(Set.of());
      var cameras = new ArrayList<CameraOptions>();
      for (String each : configured) {
        cameras.add(CameraOptions.of(each, "file:" + each));
      }
      lease = CameraLease.start(options(), "plant-cameras", cameras, this::use);
    }

    private void use(List<CameraOptions> cameras) {
      newest = cameras;
      told.add(new TreeSet<>(cameras.stream().map(CameraOptions::id).toList()));
    }

    Set<String> now() {
      return told.get(told.size() - 1);
    }

    @Override
    public void close() {
      lease.close();
    }
  }

  @BeforeEach
  void start() throws Exception {
    port = Ports.free();
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
    client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var admin = Admin.create(new HashMap<>(client))) {
      var topic = new NewTopic(Topics.CAMERAS, CameraPartitions.COUNT, (short) 1);
      LedTopics.create(admin, List.of(topic.configs(Map.of("cleanup.policy", "compact"))));
    }
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void camerasAreSharedEvenlyAndHandedOnWhenOneEnds() {
    String[] all = IntStream.range(0, 11).mapToObj(i -> "camera-" + i).toArray(String[]::new);
    try (var one = new Share(all)) {
      await().atMost(PATIENCE).until(() -> one.now().size() == 11);
      try (var two = new Share(all)) {
        await().atMost(PATIENCE).until(() -> two.now().size() == 5);
        await().atMost(PATIENCE).until(() -> one.now().size() == 6);
        assertThat(one.now()).doesNotContainAnyElementsOf(two.now());
        // what moved was given up first, all else stayed
        assertThat(one.told).hasSize(3);
        assertThat(two.told).hasSize(2);
      }
      await().atMost(PATIENCE).until(() -> one.now().size() == 11);
      assertThat(one.told).hasSize(4);
    }
  }

  @Test
  void addedAndRemovedCamerasMoveNoOtherAndABadEntryLeavesItsCameraAsItWas() throws Exception {
    try (var one = new Share("door", "hall");
        var two = new Share("door", "hall")) {
      await().atMost(PATIENCE).until(() -> one.now().size() == 1 && two.now().size() == 1);
      Set<String> first = one.now();
      for (int i = 0; i < 10; i++) {
        put("added-" + i, "{id: added-%d, source: 'file:a.mp4'}".formatted(i));
      }
      await().atMost(PATIENCE).until(() -> all(one, two).size() == 12);
      assertThat(one.now()).containsAll(first);

      put("added-0", "{id: added-0, source: 7, speed: 9}");
      put("door", "{id: door, source: 'file:other.mp4'}"); // the configuration holds
      new CameraTopic(client, Topics.CAMERAS).write("added-1", null);
      put("added-2", "no entry");
      put("last", "{id: last, source: 'file:a.mp4'}");
      await().atMost(PATIENCE).until(() -> all(one, two).contains("last"));
      await().atMost(PATIENCE).until(() -> !all(one, two).contains("added-1"));

      assertThat(all(one, two)).hasSize(12).contains("added-0", "added-2", "door");
      assertThat(one.now()).containsAll(first);
      assertThat(one.now()).doesNotContainAnyElementsOf(two.now());
    }
  }

  @Test
  void aConfigurationThatWasEditedIsTakenUpAndHoldsAgainstTheTopic() throws Exception {
    try (var alone = new Share("door")) {
      put("yard", "{id: yard, source: 'file:a.mp4'}");
      await().atMost(PATIENCE).until(() -> alone.now().equals(Set.of("door", "yard")));
      alone.lease.configure(List.of(CameraOptions.of("gate", "file:gate")));
      await().atMost(PATIENCE).until(() -> alone.now().equals(Set.of("gate", "yard")));
      alone.lease.configure(List.of(CameraOptions.of("yard", "file:other.mp4")));
      await().atMost(PATIENCE).until(() -> alone.now().equals(Set.of("yard")));
      assertThat(alone.newest).extracting(CameraOptions::shownSource).containsExactly("other.mp4");
    }
  }

  @Test
  void anIngesterThatIsAloneKeepsItsCamerasWhileKafkaIsAway() throws Exception {
    try (var alone = new Share("door")) {
      await().atMost(PATIENCE).until(() -> alone.now().contains("door"));
      kafka.close();
      await().atMost(PATIENCE).until(() -> !alone.lease.heard());
      kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
      await().atMost(PATIENCE).until(alone.lease::heard);
      put("yard", "{id: yard, source: 'file:a.mp4'}");
      await().atMost(PATIENCE).until(() -> alone.now().contains("yard"));

      assertThat(alone.told).containsExactly(Set.of(), Set.of("door"), Set.of("door", "yard"));
    }
  }

  @Test
  void anIngesterThatIsAloneKeepsItsCamerasWhereTheGroupForgotIt() throws Exception {
    try (var admin = Admin.create(new HashMap<>(client));
        var alone = new Share("door")) {
      await().atMost(PATIENCE).until(() -> alone.now().contains("door"));
      String before = members(admin).iterator().next();
      admin
          .removeMembersFromConsumerGroup(
              "plant-cameras", new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      await()
          .atMost(PATIENCE)
          .until(() -> members(admin).stream().anyMatch(it -> !it.equals(before)));
      put("yard", "{id: yard, source: 'file:a.mp4'}");
      await().atMost(PATIENCE).until(() -> alone.now().contains("yard"));

      assertThat(alone.told).containsExactly(Set.of(), Set.of("door"), Set.of("door", "yard"));
      try (var second = new Share("door")) { // it shares what it kept
        await().atMost(PATIENCE).until(() -> second.now().size() == 1);
        await().atMost(PATIENCE).until(() -> alone.now().size() == 1);
        assertThat(alone.now()).doesNotContainAnyElementsOf(second.now());
      }
    }
  }

  private static Set<String> members(Admin admin) throws Exception {
    var group = admin.describeConsumerGroups(List.of("plant-cameras")).all().get();
    var members = new TreeSet<String>();
    group.get("plant-cameras").members().forEach(member -> members.add(member.consumerId()));
    return members;
  }

  @Test
  void ingestersThatShareStopTheirsWhileKafkaIsAway() throws Exception {
    String[] all = {"a", "b", "c", "d", "e", "f"};
    try (var one = new Share(all);
        var two = new Share(all)) {
      await().atMost(PATIENCE).until(() -> one.now().size() == 3 && two.now().size() == 3);
      kafka.close();
      await().atMost(PATIENCE).until(() -> all(one, two).isEmpty());
      kafka = EmbeddedKafka.start(folder.resolve("kafka"), port);
      await().atMost(PATIENCE).until(() -> all(one, two).size() == 6);
    }
  }

  @Test
  void ingestersWhoseConfigurationsDifferAreToldSo() throws Exception {
    try (var one = new Share("door", "gate")) {
      await().atMost(PATIENCE).until(() -> one.now().size() == 2);
      assertThat(one.lease.agreed()).isTrue();
      try (var other = new Share("door")) {
        await().atMost(PATIENCE).until(() -> !one.lease.agreed() && !other.lease.agreed());
      }
      await().atMost(PATIENCE).until(one.lease::agreed);
    }
  }

  @Test
  void partitionsThatWereAddedMeanwhileAreNoticed() throws Exception {
    try (var admin = Admin.create(new HashMap<>(client));
        var one = new Share("door")) {
      await().atMost(PATIENCE).until(() -> one.now().size() == 1);
      var more = NewPartitions.increaseTo(CameraPartitions.COUNT + 1);
      admin.createPartitions(Map.of(Topics.CAMERAS, more)).all().get();

      await().atMost(PATIENCE).until(() -> !one.lease.agreed());
      assertThat(one.now()).contains("door");
    }
  }

  private static Set<String> all(Share one, Share two) {
    var all = new TreeSet<>(one.now());
    all.addAll(two.now());
    return all;
  }

  private void put(String camera, String entry) throws InterruptedException {
    new CameraTopic(client, Topics.CAMERAS).write(camera, entry.getBytes(UTF_8));
  }

  private IngesterOptions options() {
    return IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, kafka.bootstrapServers());
  }
}
