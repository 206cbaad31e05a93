package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.Main;
import io.zoetrope.app.cluster.ClusterPlan;
import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.cluster.LocalCluster;
import io.zoetrope.app.cluster.MemberStatus;
import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A cluster made by the commands, with an exactly-once job on the frames of cameras that film. */
final class FilmedCluster implements AutoCloseable {
  /** For settings; in no log, either. */
  static final String SECRET = "verySecretIndeed";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final TopicNames DISTURBED = TopicNames.DEFAULT;
  private static final TopicNames UNDISTURBED = Configs.topicsOf("undisturbed");

  private final List<Path> folders = new ArrayList<>(); // of clusters, the one with the job last
  private final Path config;
  private LocalCluster cluster;
  private Map<String, String> client;
  private SteeredFeed feed;

  private FilmedCluster(Path folder) {
    folders.add(folder.resolve("cluster"));
    config = folder.resolve("zoetrope.yaml");
  }

  /**
   * Starts it all.
   *
   * @param options of {@code cluster start}
   */
  static FilmedCluster start(Path folder, String... options) throws Exception {
    return of(folder, TinyModel.write(folder.resolve("tiny")).folder().toString(), options);
  }

  /** The same with the tiny model from elsewhere. */
  static FilmedCluster of(Path folder, String model, String... options) throws Exception {
    var filmed = new FilmedCluster(folder);
    try {
      filmed.begin(model, options);
      return filmed;
    } catch (Exception | Error e) {
      filmed.close();
      throw e;
    }
  }

  private void begin(String model, String... options) throws Exception {
    Files.writeString(
        config,
        """
        model: %s
        kafka: {partitions: %d}
        recognition: {hop: 200ms, scores: true}
        events: {start-clips: 2, start-of: 3, end-clips: 2, merge-gap: 200ms, update-every: 400ms, silence: 1m, timeout: 10m, top-k: 2}
        flink: {delivery: exactly-once, checkpoint-interval: 500ms, start-from: earliest}
        """
            .formatted(model, RestartableKafka.PARTITIONS));
    startCluster(options);
    client = Map.of("bootstrap.servers", cluster.plan().bootstrapServers());
    assertThat(job("--submit")).isZero();
    feed = SteeredFeed.start(client, DISTURBED.frames());
  }

  private void startCluster(String... options) throws Exception {
    List<String> start = new ArrayList<>(List.of("cluster", "start"));
    start.addAll(List.of(options));
    assertThat(zoetrope(start.toArray(String[]::new))).isZero();
    cluster = LocalCluster.in(folder()).orElseThrow();
  }

  private Path folder() {
    return folders.get(folders.size() - 1);
  }

  /**
   * Ends the job, and has it go on on another cluster, with the same Kafka.
   *
   * @param options of {@code cluster start}
   * @return the savepoint it goes on from
   */
  String moveTo(Path folder, String... options) throws Exception {
    var stopped =
        await()
            .atMost(PATIENCE)
            .until(
                () -> Console.run(onThisCluster(arguments("stop", DISTURBED))),
                it -> it.exitCode() == 0); // not before all tasks run
    assertThat(zoetrope("cluster", "scale", "0")).isZero();
    String savepoint = stopped.out().strip();
    folders.add(folder);
    startCluster(options);
    String[] again = arguments("--submit", DISTURBED);
    assertThat(
            zoetrope(
                Stream.concat(Stream.of(again), Stream.of("--from", savepoint))
                    .toArray(String[]::new)))
        .isZero();
    return savepoint;
  }

  /** Runs a command on this cluster. */
  int zoetrope(String... arguments) {
    return Main.commandLine().execute(onThisCluster(arguments));
  }

  private String[] onThisCluster(String... arguments) {
    return Stream.concat(Stream.of(arguments), Stream.of("--folder", folder().toString()))
        .toArray(String[]::new);
  }

  /** Runs a command of the job that reads the frames as they come. */
  int job(String what) {
    return job(what, DISTURBED);
  }

  /** The same of a job of another name, with results of its own. */
  int job(String what, String run, String... more) {
    return job(what, Configs.topicsOf(run), more);
  }

  private int job(String what, TopicNames topics, String... more) {
    return zoetrope(arguments(what, topics, more));
  }

  private String[] arguments(String what, TopicNames topics, String... more) {
    List<String> all = new ArrayList<>(List.of("job", what, "--config", config.toString()));
    List<String> values = new ArrayList<>(Configs.topics(topics));
    values.add("flink.name=" + topics.events());
    values.add("kafka.bootstrap-servers=" + client.get("bootstrap.servers"));
    values.addAll(List.of(more));
    values.forEach(each -> all.addAll(List.of("-D", each)));
    return all.toArray(String[]::new);
  }

  /** The process of this name, which runs. */
  ProcessHandle process(String name) throws Exception {
    return cluster.members().stream()
        .filter(each -> each.name().equals(name))
        .map(MemberStatus::pid)
        .map(pid -> ProcessHandle.of(pid.orElseThrow()).orElseThrow())
        .findFirst()
        .orElseThrow();
  }

  void awaitFreeSlots(int count) throws Exception {
    try (var flink = FlinkClient.of(cluster.client())) {
      await()
          .atMost(PATIENCE)
          .until(() -> flink.overview().filter(it -> it.freeSlots() == count).isPresent());
    }
  }

  /** Ends the streams and the job, and compares what it wrote with a run that nobody disturbs. */
  void requireWhole() throws Exception {
    feed.finish();
    try (var topics = new FrameTopics(client, DISTURBED.frames(), DISTURBED.deadLetters())) {
      await().atMost(PATIENCE).until(() -> topics.isAtEnd(DISTURBED.events()));
    }
    await().atMost(PATIENCE).until(() -> job("stop") == 0); // now all it ever wrote is committed
    assertThat(job("--submit", UNDISTURBED, "flink.bounded=true")).isZero();
    try (var flink = FlinkClient.of(cluster.client())) {
      await().atMost(PATIENCE).until(() -> flink.jobs().isEmpty());
    }
    var found = Results.of(client, DISTURBED);
    var expected = Results.of(client, UNDISTURBED);
    System.out.printf(
        "%d events, %d clips; none was scored for %.1f s at most%n",
        expected.events().size(), expected.clips().size(), Results.longestPause(client, DISTURBED));
    assertThat(expected.events().size()).isGreaterThan(SteeredFeed.CAMERAS);
    assertThat(found.doubled()).isEmpty();
    assertThat(found.differencesFrom(expected)).isEmpty();
  }

  /** Where its processes listen. */
  ClusterPlan.PortPlan ports() {
    return cluster.plan().ports();
  }

  /** The key's password is in no log, as nothing that lets one in is. */
  void requireNoPasswordInLogs() throws Exception {
    for (Path each : folders) {
      String password = Files.readString(each.resolve("conf").resolve("password"));
      try (Stream<Path> logs = Files.list(each.resolve("logs"))) {
        for (Path log : logs.toList()) {
          assertThat(Files.readString(log)).as("%s", log).doesNotContain(password, SECRET);
        }
      }
    }
  }

  @Override
  public void close() throws Exception {
    if (feed != null) {
      feed.close();
    }
    while (!folders.isEmpty()) {
      zoetrope("cluster", "stop");
      folders.remove(folders.size() - 1);
    }
  }
}
