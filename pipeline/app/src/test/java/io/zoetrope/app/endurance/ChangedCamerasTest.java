package io.zoetrope.app.endurance;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.app.fault.RunningJob;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.app.testkit.MovingPictures;
import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.client.NoSuchTopicException;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cameras come and go, by the command and by the file, while {@code zoetrope ingest} plays eight
 * films: these lose no frame, and a job finds in them what it finds where nobody comes or goes.
 *
 * <p>{@code -Dzoetrope.changes} says how many, {@code .seed} which.
 */
@Tag("slow")
class ChangedCamerasTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LONG_FILM = Duration.ofMinutes(20); // on a busy machine
  private static final int SECONDS_OF_A_CHANGE = 12; // at most, and most take less
  private static final List<String> FILMS =
      IntStream.rangeClosed(1, 8).mapToObj(i -> "film-" + i).toList();

  /** Simulated cameras that are painted; of the other one nothing comes. */
  private static final List<String> PAINTED = List.of("door", "gate", "yard");

  private static final String ABSENT = "absent";

  private static final TopicNames DISTURBED = named("disturbed");
  private static final TopicNames UNDISTURBED = named("undisturbed");

  private final int count = Integer.getInteger("zoetrope.changes", 10);
  private final long seed = Long.getLong("zoetrope.changes.seed", System.currentTimeMillis());
  private final Random random = new Random(seed);
  private final Set<String> inFile = new LinkedHashSet<>();
  private final Set<String> byCommand = new LinkedHashSet<>();
  private final Map<String, String> addresses = new LinkedHashMap<>();
  @TempDir Path folder;
  private RestartableKafka kafka;
  private SimulatedCameras cameras;
  private Process ingest;

  private static TopicNames named(String name) {
    var names = TopicNames.DEFAULT;
    return new TopicNames(
        name + "-frames",
        names.health(),
        "no-settings",
        name + "-events",
        name + "-scores",
        name + "-features",
        name + "-dlq",
        names.cameras());
  }

  @BeforeEach
  void start() throws Exception {
    Files.createDirectory(folder.resolve("tmp"));
    kafka = new RestartableKafka(folder.resolve("kafka"));
    TinyModel.write(folder.resolve("tiny"));
    cameras = SimulatedCameras.start();
    for (String id : PAINTED) {
      addresses.put(id, cameras.paint(id, MovingPictures.FORMAT, MovingPictures.PAINTER));
    }
    addresses.put(ABSENT, "rtsp://127.0.0.1:1/absent");
    int frames = (60 + count * SECONDS_OF_A_CHANGE) * BlinkingVideo.RATE;
    for (int i = 0; i < FILMS.size(); i++) {
      BlinkingVideo.write(folder.resolve(FILMS.get(i) + ".y4m"), frames, 15 + 4 * i);
    }
  }

  @AfterEach
  void stop() throws Exception {
    if (ingest != null) {
      ingest.destroyForcibly().waitFor();
    }
    cameras.close();
    kafka.close();
  }

  @Test
  void leaveTheOthersAsTheyWere() throws Exception {
    System.out.printf("%d changes, seed %d%n", count, seed);
    Map<String, IngestedFilm> disturbed = disturbed();
    Map<String, IngestedFilm> undisturbed = undisturbed();
    undisturbed.replaceAll((id, film) -> film.first(disturbed.get(id).numbers().size()));
    for (String id : FILMS) {
      IngestedFilm film = disturbed.get(id);
      System.out.printf("%s: %d frames%n", id, film.numbers().size());
      assertThat(film.streams()).as(id).hasSize(1);
      assertThat(film.numbers()).as(id).isEqualTo(numbers(film.numbers().size()));
      assertThat(film.times()).as(id).isEqualTo(undisturbed.get(id).times());
      assertThat(film.pictures()).as(id).isEqualTo(undisturbed.get(id).pictures());
    }
    compareEvents(disturbed, undisturbed);
  }

  private static List<Long> numbers(int count) {
    return Stream.iterate(0L, number -> number + 1).limit(count).toList();
  }

  private Map<String, IngestedFilm> disturbed() throws Exception {
    String frames = TopicNames.DEFAULT.frames();
    configure(frames, "fast: false");
    ingest = ingest();
    try (var log = log()) {
      awaitThat(() -> FILMS.stream().allMatch(id -> log.newest(id).isPresent()));
      for (int i = 1; i <= count; i++) {
        change(i, frames, log);
      }
      assertThat(FILMS)
          .as("films that go on")
          .noneMatch(id -> log.parts(id).stream().anyMatch(StreamLog.Part::end));
    }
    AppProcess.interrupt(ingest);
    assertThat(ingest.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return films(frames);
  }

  /** Once the topic is there. */
  private StreamLog log() {
    return await()
        .atMost(PATIENCE)
        .failFast(() -> assertThat(ingest.isAlive()).as(errors()).isTrue())
        .ignoreException(NoSuchTopicException.class)
        .until(() -> new StreamLog(kafka.client()), log -> true);
  }

  /** The same films without anybody who comes or goes, as fast as they can be read. */
  private Map<String, IngestedFilm> undisturbed() throws Exception {
    inFile.clear();
    byCommand.forEach(this::remove);
    String frames = "undisturbed";
    configure(frames, "fast: true");
    ingest = ingest();
    assertThat(ingest.waitFor(LONG_FILM.toSeconds(), TimeUnit.SECONDS)).as(errors()).isTrue();
    assertThat(ingest.exitValue()).as(errors()).isZero();
    return films(frames);
  }

  private Map<String, IngestedFilm> films(String topic) {
    Map<String, IngestedFilm> all = new TreeMap<>(IngestedFilm.read(kafka.client(), topic));
    all.keySet().retainAll(FILMS);
    assertThat(all.keySet()).containsExactlyElementsOf(FILMS);
    return all;
  }

  /** One camera comes or goes; waits until that has happened. */
  private void change(int number, String frames, StreamLog log) throws IOException {
    var ids = List.copyOf(addresses.keySet());
    String id = ids.get(random.nextInt(ids.size()));
    Set<String> before = log.streams(id);
    boolean goes = inFile.contains(id) || byCommand.contains(id);
    boolean file = goes ? inFile.contains(id) : random.nextBoolean();
    long start = System.nanoTime();
    if (file) {
      boolean changed = goes ? inFile.remove(id) : inFile.add(id);
      assertThat(changed).isTrue();
      configure(frames, "fast: false");
    } else if (goes) {
      remove(id);
      byCommand.remove(id);
    } else {
      command("add", id, addresses.get(id));
      byCommand.add(id);
    }
    awaitThat(() -> isDone(id, goes, before, log));
    System.out.printf(
        "%d: %s %s by %s, %.1f s%n",
        number,
        id,
        goes ? "gone" : "there",
        file ? "file" : "command",
        (System.nanoTime() - start) / 1e9);
  }

  /** A camera that does not exist is only told of. */
  private boolean isDone(String id, boolean goes, Set<String> before, StreamLog log)
      throws IOException {
    if (id.equals(ABSENT)) {
      return true;
    }
    var parts = log.parts(id);
    return goes
        ? parts.get(parts.size() - 1).end()
        : log.streams(id).stream().anyMatch(stream -> !before.contains(stream));
  }

  private void remove(String id) {
    command("remove", id);
  }

  private void command(String... arguments) {
    List<String> all = new ArrayList<>(List.of("cameras"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", config().toString()));
    Console done = Console.run(all.toArray(String[]::new));
    assertThat(done.exitCode()).as(done.err()).isZero();
  }

  private void compareEvents(
      Map<String, IngestedFilm> disturbed, Map<String, IngestedFilm> undisturbed) throws Exception {
    kafka.createTopics(DISTURBED, UNDISTURBED);
    Results found = events(disturbed, DISTURBED);
    Results expected = events(undisturbed, UNDISTURBED);
    System.out.printf("%d events, %d clips%n", expected.events().size(), expected.clips().size());
    assertThat(expected.events().size()).isGreaterThan(FILMS.size());
    assertThat(found.doubled()).isEmpty();
    assertThat(found.differencesFrom(expected)).isEmpty();
  }

  private Results events(Map<String, IngestedFilm> films, TopicNames topics) throws Exception {
    IngestedFilm.write(films, kafka.client(), topics.frames());
    List<String> values = new ArrayList<>(Configs.topics(topics));
    values.addAll(
        List.of(
            "recognition.hop=200ms",
            "recognition.scores=true",
            "events.start-clips=2",
            "events.start-of=3",
            "events.end-clips=2",
            "events.merge-gap=200ms",
            "flink.bounded=true"));
    var model = TinyModel.write(folder.resolve("tiny"));
    try (var job = RunningJob.start(Configs.job(model, kafka.address(), values))) {
      job.awaitEnd();
    }
    return Results.of(kafka.client(), topics);
  }

  private Process ingest() throws IOException {
    return AppProcess.start(
        folder, folder.resolve("tmp"), "ingest", "--config", config().toString());
  }

  private Path config() {
    return folder.resolve("zoetrope.yaml");
  }

  /** As editors do: all at once. */
  private void configure(String frames, String speed) throws IOException {
    String films =
        FILMS.stream()
            .map(id -> "  - {id: %s, source: 'file:%s/%1$s.y4m', %s}".formatted(id, folder, speed))
            .collect(joining("\n"));
    String others =
        inFile.stream()
            .map(id -> "\n  - {id: %s, source: '%s'}".formatted(id, addresses.get(id)))
            .collect(joining());
    String text =
        """
        model: %s/tiny
        cameras:
        %s
        kafka:
          bootstrap-servers: %s
          partitions: 4
          retention: 12h
          topics: {frames: %s}
          properties:
            default.api.timeout.ms: 60000 # the machine may have much else to do
            request.timeout.ms: 60000
        """
            .formatted(folder, films + others, kafka.address(), frames);
    Path edited = Files.writeString(folder.resolve("edited"), text);
    Files.move(edited, config(), StandardCopyOption.REPLACE_EXISTING);
  }

  private static void awaitThat(Callable<Boolean> condition) {
    await().atMost(PATIENCE).until(condition);
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("errors"));
  }
}
