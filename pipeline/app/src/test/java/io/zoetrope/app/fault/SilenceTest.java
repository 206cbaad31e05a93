package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live job, cameras that fall silent, and a broker that only seems to. */
class SilenceTest {
  private static final TopicNames TOPICS = TopicNames.DEFAULT;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SILENCE = Duration.ofSeconds(6);
  private static final long STEP = 300;

  @TempDir Path folder;
  private RestartableKafka kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = new RestartableKafka(folder.resolve("kafka"));
    kafka.createTopics(TOPICS);
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @Test
  void endsWhatADeadCameraShowedThoughNothingElseEverComes() throws Exception {
    var stays = new TestCamera("stays", 0).showRed(180);
    var dies = new TestCamera("dies", 1).showRed(180);
    try (var log = EventLog.follow(kafka.client(), TOPICS.events());
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>copyOf(kafka.client()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var job = RunningJob.start(options(2))) {
      long[] millis = {0};
      film(producer, millis, () -> began(log, "stays") && began(log, "dies"), stays, dies);
      film(producer, millis, () -> isSilent(log, "dies"), stays);
      assertThat(isSilent(log, "stays")).isFalse();
      await().atMost(PATIENCE).until(() -> isSilent(log, "stays"));
    }
  }

  @Test
  void endsNothingBecauseTheBrokerWasAway() throws Exception {
    try (var feed = FrameFeed.start(kafka.client(), TOPICS.frames());
        var log = EventLog.follow(kafka.client(), TOPICS.events());
        var job = RunningJob.start(options(2))) {
      await().atMost(PATIENCE).until(() -> !log.events().isEmpty());
      kafka.restart(SILENCE.plusSeconds(2));
      int before = log.events().size();
      await().atMost(PATIENCE).until(() -> log.events().size() > before + 20 * FrameFeed.CAMERAS);
      feed.finish();
      assertThat(log.events()).noneMatch(event -> event.getEndReason() == EndReason.SILENCE);
    }
  }

  private interface Condition {
    boolean holds();
  }

  private static void film(
      KafkaProducer<byte[], byte[]> producer,
      long[] millis,
      Condition until,
      TestCamera... cameras) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(STEP))
        .until(
            () -> {
              for (TestCamera camera : cameras) {
                FrameRecord record = camera.at(TestCamera.every(100, millis[0], millis[0] + STEP));
                producer
                    .send(
                        new ProducerRecord<>(
                            TOPICS.frames(), record.partition(), record.key(), record.value()))
                    .get();
              }
              millis[0] += STEP;
              return until.holds();
            });
  }

  private static boolean began(EventLog log, String camera) {
    return has(log, camera, event -> event.getPhase() == Phase.START);
  }

  private static boolean isSilent(EventLog log, String camera) {
    return has(log, camera, event -> event.getEndReason() == EndReason.SILENCE);
  }

  private static boolean has(EventLog log, String camera, Predicate<ActionEvent> wanted) {
    return log.events().stream()
        .anyMatch(event -> event.getCameraId().equals(camera) && wanted.test(event));
  }

  private JobOptions options(int parallelism) {
    return Configs.job(
        TinyModel.write(folder.resolve("tiny")),
        kafka.address(),
        List.of(
            "recognition.hop=200ms",
            "events.start-clips=2",
            "events.start-of=3",
            "events.end-clips=2",
            "events.merge-gap=200ms",
            "events.update-every=400ms",
            "events.silence=" + SILENCE.toSeconds() + "s",
            "events.timeout=1m",
            "flink.parallelism=" + parallelism));
  }
}
