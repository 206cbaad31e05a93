package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.source.KafkaFrames;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.api.connector.source.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One log, read again and again: two minutes with an outage of the broker, cameras that fall silent
 * for a while or for good, a partition of one dead camera and one without any.
 */
class ReplaysAreEqualTest {
  private static final int PARTITIONS = 5;
  private static final int STEADY = 3; // cameras that never stop, in the first three partitions
  private static final long STEP = 500;
  private static final long END = 110_000;
  private static final long AWAY = 40_000; // the broker is away from then …
  private static final long BACK = 68_000; // … to then
  private static final int STALLED_AFTER = 100; // records
  private static final Duration STALL = Duration.ofSeconds(6);

  @TempDir Path folder;
  private RestartableKafka kafka;

  @BeforeEach
  void film() throws Exception {
    kafka = new RestartableKafka(folder.resolve("kafka"));
    var names = topics("nothing");
    kafka.createSettings(names);
    try (var log = FilmedLog.create(kafka, names, PARTITIONS)) {
      write(log);
      log.finish();
    }
  }

  private static void write(FilmedLog log) {
    var steady = new ArrayList<TestCamera>();
    for (int i = 0; i < STEADY; i++) {
      steady.add(new TestCamera("steady-" + i, i % 3));
    }
    var dies = new TestCamera("dies", 1);
    var returns = new TestCamera("returns", 2);
    var alone = new TestCamera("alone", 3);
    for (long time = 0; time < END; time += STEP) {
      long logged = time < AWAY || time >= BACK ? time + STEP : BACK;
      for (TestCamera camera : steady) {
        log.film(camera, time, logged);
      }
      if (time < 26_000) {
        log.film(dies, time, logged);
        log.film(alone, time, logged);
      }
      if (time == 90_000) {
        returns.reconnect("s2");
      }
      if (time < 74_000 || time >= 90_000) {
        log.film(returns, time, logged);
      }
    }
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void whateverTheMachineDoes() throws Exception {
    areEqual(1);
  }

  @Tag("slow")
  @Test
  void whateverTheMachineDoesAgainAndAgain() throws Exception {
    areEqual(6);
  }

  /** One that never looks for the end of the log, others that look often and can hardly read. */
  private void areEqual(int replays) throws Exception {
    var never = options("calm");
    Map<String, String> calm =
        replay(never, KafkaFrames.source(never, Optional.empty(), Duration.ofMinutes(10)));
    assertThat(silent(calm)).containsExactlyInAnyOrder("dies", "returns", "alone");
    try (var hog = CpuHog.start()) {
      for (int i = 0; i < replays; i++) {
        var often = options("busy-" + i);
        var frames = KafkaFrames.source(often, Optional.empty(), Duration.ofMillis(200));
        var stalling = StallingSource.of(frames, i % 2, STALLED_AFTER + 20 * i, STALL);
        assertSame(replay(often, stalling), calm);
      }
    }
  }

  private static void assertSame(Map<String, String> found, Map<String, String> expected) {
    var missing = new TreeMap<>(expected);
    missing.entrySet().removeAll(found.entrySet());
    var foreign = new TreeMap<>(found);
    foreign.entrySet().removeAll(expected.entrySet());
    assertThat(missing).as("missing").isEmpty();
    assertThat(foreign).as("not in the calm replay").isEmpty();
  }

  private static List<String> silent(Map<String, String> found) {
    return found.values().stream()
        .filter(value -> value.contains("SILENCE"))
        .map(value -> value.substring(0, value.indexOf(' ')))
        .toList();
  }

  /** Scores and events by identity. */
  private Map<String, String> replay(JobOptions options, Source<FrameRecord, ?, ?> frames)
      throws Exception {
    var names = options.kafka().topics();
    kafka.createResults(names);
    try (var job = RunningJob.start(options, frames)) {
      job.awaitEnd();
    }
    Map<String, String> found = new TreeMap<>();
    for (ClipScore score : read(names.scores(), ClipScore.class)) {
      String clip = "%s %s".formatted(score.getCameraId(), score.getEndTime());
      add(found, clip, score.getFrameNumbers() + " " + score.getScores());
    }
    for (ActionEvent event : read(names.events(), ActionEvent.class)) {
      String id = event.getEventId() + " " + event.getRevision();
      add(found, id, describe(event));
    }
    return found;
  }

  /** What a restart doubled is the same. */
  private static void add(Map<String, String> found, String identity, String value) {
    String before = found.put(identity, value);
    assertThat(before).isIn(null, value);
  }

  private static String describe(ActionEvent event) {
    return "%s %s %s %s..%s %s"
        .formatted(
            event.getCameraId(),
            event.getPhase(),
            event.getEndReason(),
            (event.getStartTime() - TestCamera.EPOCH) / 1000,
            (event.getEndTime() - TestCamera.EPOCH) / 1000,
            event.getScore());
  }

  private <T extends SpecificRecordBase> List<T> read(String topic, Class<T> type) {
    try (var reader = TopicReader.open(kafka.client(), topic, type, Instant.EPOCH)) {
      var all = new ArrayList<T>();
      while (!reader.atEnd()) {
        all.addAll(reader.poll(Duration.ofMillis(100)));
      }
      return all;
    }
  }

  private static TopicNames topics(String name) {
    return Configs.topicsOf(name, "filmed-frames");
  }

  private JobOptions options(String name) {
    var values = new ArrayList<>(Configs.topics(topics(name)));
    values.addAll(
        List.of(
            "recognition.hop=500ms",
            "recognition.scores=true",
            "events.smoothing=1",
            "events.start-clips=2",
            "events.start-of=3",
            "events.end-clips=2",
            "events.merge-gap=500ms",
            "flink.parallelism=2",
            "flink.bounded=true"));
    return Configs.job(TinyModel.write(folder.resolve("tiny")), kafka.address(), values);
  }
}
