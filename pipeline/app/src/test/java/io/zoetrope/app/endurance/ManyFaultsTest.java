package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.Delivery;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job on a cluster of processes, struck at random: exactly-once, its events and clips are those
 * of a run over the same log that nobody disturbed, and the records that were deleted under it are
 * all that it lost and are counted.
 *
 * <p>{@code -Dzoetrope.faults.count} and {@code .seed} say how many and which.
 */
@Tag("slow")
class ManyFaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final long HOUR_MILLIS = 3_600_000;
  private static final long NOTHING = 0;
  private static final TopicNames DISTURBED = TopicNames.DEFAULT;
  private static final TopicNames UNDISTURBED = Configs.topicsOf("undisturbed", "kept-frames");

  @TempDir Path folder;
  private RestartableKafka kafka;
  private FrameTopics topics;
  private Cluster cluster;
  private ClusterJob job;
  private SteeredFeed feed;
  private Random random;
  private int parallelism = 1;
  private long framesLost;
  private long framesCountedAsLost;

  @BeforeEach
  void start() throws Exception {
    kafka = new RestartableKafka(folder.resolve("kafka"));
    kafka.createTopics(DISTURBED, UNDISTURBED);
    topics = new FrameTopics(kafka.client(), DISTURBED.frames(), UNDISTURBED.frames());
    cluster = Cluster.start(folder.resolve("cluster"));
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
    topics.close();
    kafka.close();
  }

  @Test
  void loseNothingButWhatWasDeletedAndDoubleNothing() throws Exception {
    int count = Integer.getInteger("zoetrope.faults.count", 200);
    long seed = Long.getLong("zoetrope.faults.seed", System.currentTimeMillis());
    System.out.printf("%d faults, seed %d%n", count, seed);
    random = new Random(seed);
    try (var cameras = SteeredFeed.start(kafka.client(), DISTURBED.frames())) {
      feed = cameras;
      job = ClusterJob.start(cluster, options(DISTURBED, false), Optional.empty());
      strike(Fault.some(count, random));
      feed.finish();
      await().atMost(PATIENCE).until(() -> topics.isAtEnd(group()));
      job.stop(folder.resolve("savepoints")); // now all it has ever written is committed
    }
    assertThat(framesCountedAsLost).isEqualTo(framesLost);
    compare();
  }

  private void strike(List<Fault> faults) throws Exception {
    for (int i = 0; i < faults.size(); i++) {
      Thread.sleep(300 + random.nextInt(1200));
      long start = System.nanoTime();
      strike(faults.get(i));
      System.out.printf("%d %s, %.1f s%n", i + 1, faults.get(i), (System.nanoTime() - start) / 1e9);
    }
  }

  private void strike(Fault fault) throws Exception {
    switch (fault) {
      case TASK_FAILED -> cluster.failATask();
      case TASK_MANAGER_KILLED -> {
        cluster.killTaskManager();
        cluster.replaceTaskManager();
      }
      case BROKER_RESTARTED -> kafka.restart();
      case EXPIRED_WHILE_KILLED -> expireWhileKilled();
      case EXPIRED_WHILE_STOPPED -> expireWhileStopped();
      case CAMERA_CLOCK_SET -> setACamerasClock();
      case BROKER_CLOCK_SET -> setTheBrokersClock();
    }
  }

  private void expireWhileKilled() throws Exception {
    settle();
    cluster.killTaskManager();
    long before = counted(); // by the process that is dead, until the next one says its own
    long lost = expire(before);
    cluster.replaceTaskManager();
    goOnAndCount(lost, before);
  }

  private void expireWhileStopped() throws Exception {
    settle();
    String savepoint = job.stop(folder.resolve("savepoints"));
    long lost = expire(NOTHING);
    parallelism = 3 - parallelism;
    job = ClusterJob.start(cluster, options(DISTURBED, false), Optional.of(savepoint));
    goOnAndCount(lost, NOTHING);
  }

  /** Nothing is filmed and the job's last checkpoint is behind all that was. */
  private void settle() throws Exception {
    feed.pause();
    await().atMost(PATIENCE).until(() -> topics.isAtEnd(group()));
  }

  /**
   * Frames that no job ever reads, in the middle of each stream. Returns how many records.
   *
   * @param other number of records
   */
  private long expire(long other) throws Exception {
    topics.keep();
    int records = 3 + random.nextInt(10); // a gap longer than is bridged
    feed.filmNow((long) records * SteeredFeed.CAMERAS == other ? records + 1 : records);
    long lost = topics.deleteAll();
    framesLost += lost * SteeredFeed.FRAMES_IN_A_BATCH;
    return lost;
  }

  private void goOnAndCount(long lost, long before) throws Exception {
    feed.resume();
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(this::counted, counted -> counted != before && counted >= lost);
    framesCountedAsLost += counted() * SteeredFeed.FRAMES_IN_A_BATCH;
  }

  /** Records that the running job, or the last that ran, has counted as lost. */
  private long counted() throws Exception {
    return cluster.sourceCounter(job.id(), "recordsLost");
  }

  /** By an hour, or by little, ahead and back; never to where it films what it filmed before. */
  private void setACamerasClock() {
    int camera = random.nextInt(SteeredFeed.CAMERAS);
    long[] steps = {HOUR_MILLIS, -HOUR_MILLIS, 700, 300, -300};
    feed.setClock(camera, steps[random.nextInt(steps.length)]);
  }

  /** By less than a silence lasts. */
  private void setTheBrokersClock() throws Exception {
    long step = (random.nextBoolean() ? 1 : -1) * (10_000 + random.nextInt(10_000));
    topics.brokerTellsTheTime(false);
    feed.filmAt(System.currentTimeMillis() + step, 1 + random.nextInt(3));
    topics.brokerTellsTheTime(true);
  }

  private void compare() throws Exception {
    topics.keep();
    try (var reference = ClusterJob.start(cluster, options(UNDISTURBED, true), Optional.empty())) {
      reference.awaitEnd();
    }
    var found = Results.of(kafka.client(), DISTURBED);
    var expected = Results.of(kafka.client(), UNDISTURBED);
    System.out.printf(
        "%d events, %d clips; %d frames lost, all counted; the log's clock went back %d times%n",
        expected.events().size(), expected.clips().size(), framesLost, topics.clockSteps());
    assertThat(expected.doubled()).isEmpty();
    assertThat(expected.events().size()).isGreaterThan(SteeredFeed.CAMERAS);
    assertThat(found.doubled()).isEmpty();
    assertThat(found.differencesFrom(expected)).isEmpty();
  }

  private String group() {
    return options(DISTURBED, false).kafka().group();
  }

  /** An update every other clip, pauses not bridged: much to lose and to double. */
  private JobOptions options(TopicNames names, boolean isReference) {
    var values =
        new ArrayList<>(
            List.of(
                "recognition.hop=200ms",
                "recognition.scores=true",
                "events.start-clips=2",
                "events.start-of=3",
                "events.end-clips=2",
                "events.merge-gap=200ms",
                "events.update-every=400ms",
                "events.silence=1m",
                "events.timeout=10m",
                "events.top-k=2",
                "flink.checkpoint-interval=500ms",
                Configs.delivery(Delivery.EXACTLY_ONCE)));
    values.addAll(Configs.topics(names));
    values.add("flink.name=" + (isReference ? "undisturbed" : "disturbed"));
    values.add("flink.parallelism=" + (isReference ? 1 : parallelism));
    values.add("flink.bounded=" + isReference);
    return Configs.job(TinyModel.write(folder.resolve("tiny")), kafka.address(), values);
  }
}
