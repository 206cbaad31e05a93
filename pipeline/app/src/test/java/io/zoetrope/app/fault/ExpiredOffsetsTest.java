package io.zoetrope.app.fault;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits in the log while the job is down, where its last windows are not there any more. */
class ExpiredOffsetsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final TopicNames TOPICS = TopicNames.DEFAULT;
  private static final long STEP = 200; // a record of two frames

  @TempDir Path folder;
  private final TestCamera camera = new TestCamera("door", 0);
  private long millis;

  @ParameterizedTest
  @ValueSource(strings = {"latest", "committed"})
  void isScoredToItsEnd(String startFrom) throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"));
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>copyOf(kafka.client()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        var scores = open(kafka)) {
      var options = options(kafka, startFrom);
      String savepoint;
      try (var job = RunningJob.start(options)) {
        awaitScore(producer, scores);
        savepoint = job.stop(folder.resolve("savepoints"));
      }
      long before = film(producer, 100);
      delete(kafka, before + 1);
      Set<Long> ends = new HashSet<>();
      try (var job = RunningJob.start(options, savepoint)) {
        await()
            .atMost(PATIENCE)
            .until(
                () -> {
                  ends.addAll(ends(scores));
                  return ends.contains(TestCamera.EPOCH + (millis - 2 * STEP) * 1000);
                });
      }
      assertThat(ends).hasSizeGreaterThan(90);
    }
  }

  /** Films until the job has begun to read, which is at what was the end of the log then. */
  private void awaitScore(KafkaProducer<byte[], byte[]> producer, TopicReader<ClipScore> scores) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              film(producer, 1);
              return !ends(scores).isEmpty();
            });
  }

  /** Returns the offset of the first of the records. */
  private long film(KafkaProducer<byte[], byte[]> producer, int records) throws Exception {
    long first = -1;
    for (int i = 0; i < records; i++) {
      var frames = camera.at(millis, millis + STEP / 2);
      millis += STEP;
      var record = new ProducerRecord<>(TOPICS.frames(), 0, frames.key(), frames.value());
      long offset = producer.send(record).get().offset();
      first = first < 0 ? offset : first;
    }
    return first;
  }

  private static void delete(RestartableKafka kafka, long before) throws Exception {
    var partition = new TopicPartition(TOPICS.frames(), 0);
    try (var admin = Admin.create(Map.<String, Object>copyOf(kafka.client()))) {
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(before))).all().get();
    }
  }

  private static TopicReader<ClipScore> open(RestartableKafka kafka) throws Exception {
    kafka.createTopics(TOPICS);
    return TopicReader.open(kafka.client(), TOPICS.scores(), ClipScore.class, Instant.EPOCH);
  }

  private static Set<Long> ends(TopicReader<ClipScore> scores) {
    return scores.poll(Duration.ofMillis(200)).stream().map(ClipScore::getEndTime).collect(toSet());
  }

  private JobOptions options(RestartableKafka kafka, String startFrom) {
    return Configs.job(
        TinyModel.write(folder.resolve("tiny")),
        kafka.address(),
        List.of(
            "recognition.hop=200ms",
            "recognition.scores=true",
            "flink.start-from=" + startFrom,
            "flink.checkpoint-interval=500ms"));
  }
}
