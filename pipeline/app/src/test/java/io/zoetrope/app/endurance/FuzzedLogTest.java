package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.app.fault.RunningJob;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.Delivery;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Records of all kinds through a real broker, the whole job and its sinks, the job restarted again
 * and again: exactly-once, every frame of a good record is in one clip, every bad one in one
 * letter.
 *
 * <p>Of the large run, {@code -Dzoetrope.fuzz.records}, {@code .restarts} and {@code .seed} say how
 * much.
 */
class FuzzedLogTest {
  private static final TopicNames TOPICS = TopicNames.DEFAULT;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);

  @TempDir Path folder;
  private RestartableKafka kafka;
  private RunningJob job;
  private int parallelism = 1;

  @Test
  void everyRecordIsProcessedOnceOrNamedOnce() throws Exception {
    endure(10_000, 3, 1);
  }

  @Test
  @Tag("slow")
  void everyRecordOfAMillionIsProcessedOnceOrNamedOnce() throws Exception {
    endure(
        Integer.getInteger("zoetrope.fuzz.records", 1_000_000),
        Integer.getInteger("zoetrope.fuzz.restarts", 20),
        Long.getLong("zoetrope.fuzz.seed", System.currentTimeMillis()));
  }

  private void endure(int records, int restarts, long seed) throws Exception {
    System.out.printf("%d records, %d restarts, seed %d%n", records, restarts, seed);
    try (var broker = new RestartableKafka(folder.resolve("kafka"))) {
      kafka = broker;
      kafka.createTopics(TOPICS);
      var log = new FuzzedLog(TOPICS.frames(), seed);
      log.write(kafka.client(), records);
      job = RunningJob.start(options());
      try (var letters = new DeadLetterLog(kafka.client(), TOPICS.deadLetters(), TOPICS.frames());
          var scores = scores()) {
        var clips = new ClippedFrames();
        strikeOnTheWay(log, letters, restarts, new Random(seed));
        awaitAll(log, letters, scores, clips);
        job.stop(folder.resolve("savepoints")); // now all it has ever written is committed
        readOn(letters, scores, clips);
        verify(log, letters, clips);
      } finally {
        job.close();
      }
    }
  }

  /** Restarts the job when it has come a further part of the way, as its letters tell. */
  private void strikeOnTheWay(FuzzedLog log, DeadLetterLog letters, int restarts, Random random)
      throws Exception {
    int all = log.bad().stream().mapToInt(BitSet::cardinality).sum();
    for (int i = 0; i < restarts; i++) {
      long until = (long) all * (i + 1) / (restarts + 2);
      awaitProgress(() -> letters.poll(POLL), () -> letters.count() >= until);
      restart(i, random);
      System.out.printf("restart %d at letter %d of %d%n", i + 1, letters.count(), all);
    }
  }

  /** Every third time by way of a savepoint, with more or fewer tasks. */
  private void restart(int number, Random random) throws Exception {
    if (number % 3 == 2) {
      String savepoint = job.stop(folder.resolve("savepoints"));
      parallelism = 3 - parallelism;
      job = RunningJob.start(options(), savepoint);
    } else {
      job.failATask(random);
    }
  }

  private static void awaitAll(
      FuzzedLog log, DeadLetterLog letters, TopicReader<ClipScore> scores, ClippedFrames clips) {
    awaitProgress(
        () -> letters.poll(POLL) + clips.add(scores.poll(POLL)),
        () -> letters.offsets().equals(log.bad()) && clips.holdAll(log));
  }

  /** Ends with what is there when nothing more comes, for the comparison to say what is missing. */
  private static void awaitProgress(Poll poll, java.util.function.BooleanSupplier done) {
    long last = System.nanoTime();
    while (!done.getAsBoolean() && System.nanoTime() - last < LONGEST_PAUSE.toNanos()) {
      if (poll.records() > 0) {
        last = System.nanoTime();
      }
    }
  }

  private interface Poll {
    int records();
  }

  private static void readOn(
      DeadLetterLog letters, TopicReader<ClipScore> scores, ClippedFrames clips) {
    while (letters.poll(POLL) > 0) {
      // counted there
    }
    while (!scores.atEnd()) {
      clips.add(scores.poll(POLL));
    }
  }

  private static void verify(FuzzedLog log, DeadLetterLog letters, ClippedFrames clips) {
    System.out.printf(
        "%d records named in %d letters, %d frames in %d clips%n",
        letters.offsets().stream().mapToInt(BitSet::cardinality).sum(),
        letters.count(),
        clips.frames(),
        clips.count());
    assertThat(letters.problems()).isEmpty();
    assertThat(letters.offsets()).isEqualTo(log.bad());
    assertThat(clips.problems()).isEmpty();
    assertThat(clips.missing(log)).isEmpty();
  }

  private TopicReader<ClipScore> scores() {
    return TopicReader.open(kafka.client(), TOPICS.scores(), ClipScore.class, Instant.EPOCH);
  }

  /** Clips that share no frame. */
  private JobOptions options() {
    return Configs.job(
        TinyModel.write(folder.resolve("tiny")),
        kafka.address(),
        List.of(
            "recognition.hop=400ms",
            "recognition.scores=true",
            "flink.parallelism=" + parallelism,
            Configs.delivery(Delivery.EXACTLY_ONCE),
            "flink.checkpoint-interval=500ms"));
  }
}
