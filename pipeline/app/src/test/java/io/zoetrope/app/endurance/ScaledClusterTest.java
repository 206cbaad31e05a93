package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.Main;
import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.cluster.LocalCluster;
import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of a cluster, while cameras film: task managers come and go, the job is upgraded,
 * and events and clips are those of a run over the same log that nobody disturbed.
 */
@Tag("slow")
class ScaledClusterTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long FILMED_MILLIS = 10_000; // before and after each change
  private static final TopicNames DISTURBED = TopicNames.DEFAULT;
  private static final TopicNames UNDISTURBED =
      new TopicNames(
          DISTURBED.frames(),
          DISTURBED.health(),
          DISTURBED.settings(),
          "undisturbed-events",
          "undisturbed-scores",
          "undisturbed-features",
          "undisturbed-dlq",
          DISTURBED.cameras());

  @TempDir Path folder;

  @AfterEach
  void stop() {
    zoetrope("cluster", "stop");
  }

  @Test
  void neitherScalingNorAnUpgradeLosesOrDoublesAnything() throws Exception {
    write();
    assertThat(zoetrope("cluster", "start", "--taskmanagers", "1")).isZero();
    var cluster = LocalCluster.in(folder.resolve("cluster")).orElseThrow();
    Map<String, String> client = Map.of("bootstrap.servers", cluster.plan().bootstrapServers());
    assertThat(job("--submit", DISTURBED)).isZero();
    assertThat(job("--submit", DISTURBED)).as("a second one of its name").isOne();
    try (var feed = SteeredFeed.start(client, DISTURBED.frames())) {
      Thread.sleep(FILMED_MILLIS);
      assertThat(zoetrope("cluster", "scale", "2")).isZero();
      awaitFreeSlots(cluster, 0);
      Thread.sleep(FILMED_MILLIS);
      assertThat(job("upgrade", DISTURBED)).isZero();
      Thread.sleep(FILMED_MILLIS);
      assertThat(zoetrope("cluster", "scale", "1")).isZero();
      Thread.sleep(FILMED_MILLIS);
      feed.finish();
    }
    awaitEverythingRead(client);
    assertThat(job("stop", DISTURBED)).isZero(); // now all it has ever written is committed

    assertThat(job("--submit", UNDISTURBED, "flink.bounded=true")).isZero();
    try (var flink = FlinkClient.of(cluster.client())) {
      await().atMost(PATIENCE).until(() -> flink.jobs().isEmpty());
    }
    var found = Results.of(client, DISTURBED);
    var expected = Results.of(client, UNDISTURBED);
    System.out.printf("%d events, %d clips%n", expected.events().size(), expected.clips().size());
    assertThat(expected.events().size()).isGreaterThan(SteeredFeed.CAMERAS);
    assertThat(found.doubled()).isEmpty();
    assertThat(found.differencesFrom(expected)).isEmpty();
  }

  private void write() throws Exception {
    Files.writeString(
        folder.resolve("zoetrope.yaml"),
        """
        model: %s
        kafka: {partitions: %d}
        recognition: {hop: 200ms, scores: true}
        events: {start-clips: 2, start-of: 3, end-clips: 2, merge-gap: 200ms, update-every: 400ms, silence: 1m, timeout: 10m, top-k: 2}
        flink: {delivery: exactly-once, checkpoint-interval: 500ms, start-from: earliest}
        """
            .formatted(
                TinyModel.write(folder.resolve("tiny")).folder(), RestartableKafka.PARTITIONS));
  }

  /** In the folder of the cluster. */
  private int zoetrope(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--folder", folder.resolve("cluster").toString()));
    return Main.commandLine().execute(all.toArray(String[]::new));
  }

  private int job(String what, TopicNames topics, String... more) {
    List<String> all = new ArrayList<>(List.of("job", what));
    all.addAll(List.of("--config", folder.resolve("zoetrope.yaml").toString()));
    List<String> values = new ArrayList<>(Configs.topics(topics));
    values.add("flink.name=" + topics.events());
    values.addAll(List.of(more));
    values.forEach(each -> all.addAll(List.of("-D", each)));
    return zoetrope(all.toArray(String[]::new));
  }

  private static void awaitFreeSlots(LocalCluster cluster, int count) throws Exception {
    try (var flink = FlinkClient.of(cluster.client())) {
      await()
          .atMost(PATIENCE)
          .until(() -> flink.overview().filter(it -> it.freeSlots() == count).isPresent());
    }
  }

  private static void awaitEverythingRead(Map<String, String> client) throws Exception {
    try (var topics = new FrameTopics(client, DISTURBED.frames(), DISTURBED.deadLetters())) {
      await().atMost(PATIENCE).until(() -> topics.isAtEnd(DISTURBED.events()));
    }
  }
}
