package io.zoetrope.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.clip.SettingsHistory;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames and settings in one log, read again and again by jobs that share nothing else. */
class SettingsReplayTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final int REPLAYS = 5;
  private static final int OTHER_CAMERAS = 2000;
  private static final int ACTIONS = 6; // of two seconds
  private static final long IN_FORCE_MILLIS = SettingsHistory.LEAD.toMillis() + 200;

  @TempDir Path folder;
  private final TestCamera off = new TestCamera("off", 0);
  private final TestCamera changed = new TestCamera("changed", 1);
  private final TestCamera removed = new TestCamera("removed", 2);
  private long millis;

  @Test
  void everyReplayOfOneLogTellsTheSameEvents() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(topics(0), topics(1), topics(2), topics(3), topics(4));
      try (var producer = producer(kafka)) {
        film(producer);
      }
      var replays = new ArrayList<TreeSet<String>>();
      for (int replay = 0; replay < REPLAYS; replay++) {
        try (var job = RunningJob.start(options(kafka, replay, "flink.bounded=true"))) {
          job.awaitEnd();
        }
        replays.add(told(kafka, replay));
      }
      assertThat(replays.get(0)).anyMatch(event -> event.startsWith("changed red"));
      assertThat(replays.get(0)).noneMatch(event -> event.startsWith("off red"));
      for (var replay : replays) {
        assertThat(replay).isEqualTo(replays.get(0));
      }
    }
  }

  @Test
  void aReplayTellsWhatTheLiveJobToldAlsoAfterARestore() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(topics(0), topics(1));
      String savepoint;
      try (var producer = producer(kafka)) {
        try (var live = RunningJob.start(options(kafka, 0, "flink.bounded=false"))) {
          film(producer);
          awaitEndOf(kafka, 0, millis);
          set(producer, settings("changed", 3).setLabelsOff(List.of("red")).build());
          savepoint = live.stop(folder.resolve("savepoints"));
        }
        Thread.sleep(IN_FORCE_MILLIS);
        act(producer);
        try (var restored = RunningJob.start(options(kafka, 0, "flink.bounded=false"), savepoint)) {
          awaitEndOf(kafka, 0, millis);
          restored.stop(folder.resolve("savepoints"));
        }
      }
      try (var job = RunningJob.start(options(kafka, 1, "flink.bounded=true"))) {
        job.awaitEnd();
      }
      assertThat(told(kafka, 1)).isEqualTo(told(kafka, 0));
    }
  }

  /** A label that was off for ever, one that is switched off in mid-log, one switched on again. */
  private void film(KafkaProducer<byte[], byte[]> producer) throws Exception {
    for (int i = 0; i < OTHER_CAMERAS; i++) {
      set(producer, settings("other-" + i, 1).setPriority(i).build());
    }
    set(producer, settings("off", 1).setLabelsOff(List.of("red")).build());
    set(producer, settings("removed", 1).setLabelsOff(List.of("red")).build());
    Thread.sleep(IN_FORCE_MILLIS);
    act(producer);
    set(producer, settings("changed", 1).setLabelsOff(List.of("red")).build());
    set(producer, settings("changed", 2).setHopMillis(400L).build());
    producer.send(new ProducerRecord<>(TOPICS.settings(), "removed".getBytes(UTF_8), null)).get();
    Thread.sleep(IN_FORCE_MILLIS);
    act(producer);
  }

  private void act(KafkaProducer<byte[], byte[]> producer) throws Exception {
    for (int action = 0; action < ACTIONS; action++) {
      int red = action % 2 == 0 ? 180 : 0;
      for (int batch = 0; batch < 10; batch++, millis += 200) {
        for (TestCamera camera : List.of(off, changed, removed)) {
          send(producer, camera.showRed(red).at(millis, millis + 100));
        }
      }
    }
    for (TestCamera camera : List.of(off, changed, removed)) {
      send(producer, camera.end(millis));
      camera.reconnect("s" + millis);
    }
    producer.flush();
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, FrameRecord record) {
    producer.send(
        new ProducerRecord<>(TOPICS.frames(), record.partition(), record.key(), record.value()));
  }

  private static void set(KafkaProducer<byte[], byte[]> producer, CameraSettings settings)
      throws Exception {
    byte[] value = RecordSerde.of(CameraSettings.class).encode(settings);
    producer.send(
        new ProducerRecord<>(TOPICS.settings(), settings.getCameraId().getBytes(UTF_8), value));
  }

  private static CameraSettings.Builder settings(String camera, long version) {
    return CameraSettings.newBuilder().setCameraId(camera).setVersion(version).setEffectiveFrom(0);
  }

  /** Waits for the last clip of all cameras that end then. */
  private static void awaitEndOf(RestartableKafka kafka, int replay, long millis) {
    long last = TestCamera.EPOCH + (millis - 400) * 1000;
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                read(kafka, topics(replay).scores(), ClipScore.class).stream()
                        .filter(score -> score.getEndTime() >= last)
                        .map(ClipScore::getCameraId)
                        .distinct()
                        .count()
                    == 3);
  }

  /** Events and clips, with what two runs must share of them. */
  private static TreeSet<String> told(RestartableKafka kafka, int replay) {
    var told = new TreeSet<String>();
    for (var event : read(kafka, topics(replay).events(), ActionEvent.class)) {
      told.add(
          "%s %s %s %d %s %d..%d"
              .formatted(
                  event.getCameraId(),
                  event.getLabel(),
                  event.getEventId(),
                  event.getRevision(),
                  event.getPhase(),
                  event.getStartTime(),
                  event.getEndTime()));
    }
    for (var score : read(kafka, topics(replay).scores(), ClipScore.class)) {
      told.add(
          "clip %s %d under %d"
              .formatted(score.getCameraId(), score.getEndTime(), score.getSettingsVersion()));
    }
    return told;
  }

  private static <T extends SpecificRecordBase> List<T> read(
      RestartableKafka kafka, String topic, Class<T> type) {
    var records = new ArrayList<T>();
    try (var reader = TopicReader.open(kafka.client(), topic, type, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        records.addAll(reader.poll(Duration.ofMillis(200)));
      }
    }
    return records;
  }

  private static final TopicNames TOPICS = TopicNames.DEFAULT;

  /** Of one job's results; frames and settings are the same for all. */
  private static TopicNames topics(int replay) {
    return new TopicNames(
        TOPICS.frames(),
        TOPICS.health(),
        TOPICS.settings(),
        TOPICS.events() + replay,
        TOPICS.scores() + replay,
        TOPICS.features() + replay,
        TOPICS.deadLetters() + replay,
        TOPICS.cameras());
  }

  private static KafkaProducer<byte[], byte[]> producer(RestartableKafka kafka) {
    return new KafkaProducer<>(
        Map.<String, Object>copyOf(kafka.client()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private JobOptions options(RestartableKafka kafka, int replay, String... more) {
    var values = new ArrayList<>(Configs.topics(topics(replay)));
    values.addAll(
        List.of(
            "flink.name=replay-" + replay,
            "recognition.hop=200ms",
            "recognition.scores=true",
            "flink.delivery=exactly-once",
            "flink.checkpoint-interval=500ms"));
    values.addAll(List.of(more));
    return Configs.job(TinyModel.write(folder.resolve("tiny")), kafka.address(), values);
  }
}
