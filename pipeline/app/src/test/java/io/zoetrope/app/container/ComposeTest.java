package io.zoetrope.app.container;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zoetrope.app.endurance.Results;
import io.zoetrope.app.fault.RunningJob;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.TopicNames;
import io.zoetrope.ingester.kafka.TopicSurvey;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All of it as containers; its clips and events by id are those of an undisturbed job. */
@Tag("docker")
class ComposeTest {
  private static final int CAMERAS = 4;
  private static final int PARTITIONS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long FILMED_MILLIS = 20_000; // before and after each change
  private static final TopicNames UNDISTURBED = Configs.topicsOf("undisturbed");

  @TempDir Path folder;

  @BeforeAll
  static void needsAnEngine() throws Exception {
    assumeTrue(Command.works("docker", "info"), "no container engine answers: docker info");
    assumeTrue(Command.works("docker", "compose", "version"), "docker compose is not installed");
    if (!Files.exists(Command.project().resolve("target/bundle/job/zoetrope-job.jar"))) {
      var bundle = List.of("./zoetrope", "--no-install", "bundle");
      Command.run(Command.project(), Map.of(), bundle).orFail();
    }
  }

  @Test
  void neitherScalingNorAKilledContainerNorKafkasRestartLosesOrDoublesAnything() throws Exception {
    Path config = Files.writeString(folder.resolve("zoetrope.yaml"), config());
    try (var stack = new ComposedStack(config, CAMERAS)) {
      try {
        disturb(stack);
        requireWhole(stack);
      } catch (Exception | AssertionError e) {
        System.err.println(stack.logs());
        throw e;
      }
    }
  }

  private static void disturb(ComposedStack stack) throws Exception {
    if (!Boolean.getBoolean("zoetrope.images.built")) {
      stack.compose("build", "--quiet").orFail();
    }
    stack.up(1);
    stack.awaitTasks(1);
    awaitEventsOfAllCameras(stack);
    stack.up(2);
    System.out.printf("2 task managers: %.1f s%n", seconds(stack.awaitTasks(2)));
    Thread.sleep(FILMED_MILLIS);
    stack.compose("kill", "--signal", "KILL", "taskmanager").orFail();
    stack.up(2);
    System.out.printf("all killed and started: %.1f s%n", seconds(stack.awaitTasks(2)));
    Thread.sleep(FILMED_MILLIS);
    stack.compose("restart", "kafka").orFail();
    Thread.sleep(FILMED_MILLIS);
    stack.compose("stop", "ingester").orFail();
    stack.awaitAllRead(TopicNames.DEFAULT.frames(), PARTITIONS, "zoetrope");
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  private static String config() {
    var cameras = new StringBuilder();
    IntStream.rangeClosed(1, CAMERAS)
        .forEach(
            each ->
                cameras.append(
                    "  - {id: cam-%1$d, source: 'rtsp://cameras:8554/cam-%1$d'}%n"
                        .formatted(each)));
    return """
    model: /opt/zoetrope/models/demo
    cameras:
    %s
    kafka: {bootstrap-servers: 'kafka:9092', partitions: %d, retention: 1h}
    ingest: {metrics-port: 9249, metrics-host: 0.0.0.0}
    recognition: {workers: 1, hop: 500ms, scores: true}
    events: {start-clips: 1, start-of: 1, end-clips: 2, merge-gap: 200ms, silence: 5m, timeout: 10m}
    flink: {parallelism: %d, delivery: exactly-once, checkpoint-interval: 2s, start-from: earliest,
            checkpoints: 'file:///var/lib/zoetrope/checkpoints'}
    """
        .formatted(cameras, PARTITIONS, PARTITIONS);
  }

  /** Read from outside. */
  private static void awaitEventsOfAllCameras(ComposedStack stack) {
    Set<String> seen = new HashSet<>();
    String topic = TopicNames.DEFAULT.events();
    try (var reader = TopicReader.open(stack.client(), topic, ActionEvent.class, Instant.EPOCH)) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                reader.poll(Duration.ofSeconds(1)).forEach(it -> seen.add(it.getCameraId()));
                return seen.size() == CAMERAS;
              });
    }
  }

  private void requireWhole(ComposedStack stack) throws Exception {
    try (var job = RunningJob.start(undisturbed(stack))) {
      job.awaitEnd();
    }
    var found = Results.of(stack.client(), TopicNames.DEFAULT);
    var expected = Results.of(stack.client(), UNDISTURBED);
    System.out.printf(
        "%d events, %d clips; none was scored for %.1f s at most%n",
        found.events().size(),
        found.clips().size(),
        Results.longestPause(stack.client(), TopicNames.DEFAULT));
    assertThat(found.events().size()).isGreaterThan(CAMERAS);
    assertThat(found.doubled()).isEmpty();
    assertThat(found.clips().keySet()).isEqualTo(expected.clips().keySet());
    assertThat(found.events().keySet()).isSubsetOf(expected.events().keySet());
    assertThat(lost(found, expected)).isEmpty();
  }

  /** What is open when the cameras go has one more revision in a log that ends: the last. */
  private static Set<String> lost(Results found, Results expected) {
    var last = new HashMap<String, Integer>();
    expected
        .events()
        .keySet()
        .forEach(key -> last.merge(id(key), Integer.parseInt(key.split(" ")[1]), Math::max));
    return expected.events().keySet().stream()
        .filter(key -> !found.events().containsKey(key))
        .filter(key -> !key.endsWith(" " + last.get(id(key))))
        .collect(toSet());
  }

  private static String id(String key) {
    return key.split(" ")[0];
  }

  private static JobOptions undisturbed(ComposedStack stack) {
    var values = new ArrayList<>(Configs.topics(UNDISTURBED));
    values.add("model=" + Command.project().resolve("target/bundle/models/demo"));
    values.add("kafka.bootstrap-servers=" + stack.client().get("bootstrap.servers"));
    values.add("flink.name=undisturbed");
    values.add("flink.bounded=true");
    values.add("flink.parallelism=1");
    values.add("flink.checkpoints=");
    var config = ConfigFile.of("the stack's", config(), values).config();
    String kafka = config.kafka().bootstrapServers();
    var ingest = IngesterOptions.of(config.kafka(), config.ingest(), kafka);
    new TopicSurvey(ingest, TopicOptions.of(config)).create(); // the broker makes none by itself
    var model = ModelPackage.read(Path.of(config.model()));
    return JobOptions.of(config, kafka, model, Optional.empty());
  }
}
