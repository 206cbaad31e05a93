package io.zoetrope.app.fault;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.Delivery;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tasks failed at random moments, the broker restarted, the job stopped and rescaled: events are
 * those of a run over the same log that nobody disturbed.
 */
class FaultsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofSeconds(3); // two checkpoints and more
  private static final TopicNames DISTURBED = TopicNames.DEFAULT;
  private static final TopicNames UNDISTURBED = Configs.topicsOf("undisturbed");

  /** An update every other clip, pauses not bridged: much to lose and to double. */
  private static final List<String> OFTEN =
      List.of(
          "recognition.hop=200ms",
          "events.smoothing=0.6",
          "events.start-score=0.6",
          "events.start-clips=2",
          "events.start-of=3",
          "events.end-score=0.4",
          "events.end-clips=2",
          "events.min-duration=0s",
          "events.merge-gap=200ms",
          "events.update-every=400ms",
          "events.silence=30s",
          "events.timeout=2m",
          "events.top-k=2");

  @TempDir Path folder;
  private final Random random = new Random(20);
  private RestartableKafka kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = new RestartableKafka(folder.resolve("kafka"));
    kafka.createTopics(DISTURBED, UNDISTURBED);
  }

  @AfterEach
  void stop() {
    kafka.close();
  }

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void eventsAreThoseOfAnUndisturbedRunAfterAFewFaults(Delivery delivery) throws Exception {
    survives(delivery, 3, 1, List.of(1, 2));
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Delivery.class)
  void eventsAreThoseOfAnUndisturbedRunAfterManyFaults(Delivery delivery) throws Exception {
    survives(delivery, 20, 5, List.of(1, 2, 1));
  }

  /** Strikes the job as often at each parallelism; between them it is stopped and goes on. */
  private void survives(Delivery delivery, int failures, int restarts, List<Integer> parallelisms)
      throws Exception {
    try (var feed = FrameFeed.start(kafka.client(), DISTURBED.frames());
        var log = EventLog.follow(kafka.client(), DISTURBED.events())) {
      var faults = faults(failures, restarts);
      var job = RunningJob.start(options(delivery, DISTURBED, parallelisms.get(0)));
      try {
        await().atMost(PATIENCE).until(() -> !log.events().isEmpty());
        for (int i = 0; i < parallelisms.size(); i++) {
          if (i > 0) {
            String savepoint = job.stop(folder.resolve("savepoints"));
            job = RunningJob.start(options(delivery, DISTURBED, parallelisms.get(i)), savepoint);
          }
          int until = faults.size() * (i + 1) / parallelisms.size();
          for (Fault fault : faults.subList(faults.size() * i / parallelisms.size(), until)) {
            Thread.sleep(300 + random.nextInt(1500));
            strike(fault, job);
          }
        }
        feed.finish();
        compare(delivery, log, undisturbed(delivery));
      } finally {
        job.close();
      }
    }
  }

  private enum Fault {
    TASK_FAILED,
    BROKER_RESTARTED
  }

  private List<Fault> faults(int failures, int restarts) {
    var faults = new ArrayList<Fault>();
    faults.addAll(Collections.nCopies(failures, Fault.TASK_FAILED));
    faults.addAll(Collections.nCopies(restarts, Fault.BROKER_RESTARTED));
    Collections.shuffle(faults, random);
    return faults;
  }

  private void strike(Fault fault, RunningJob job) throws Exception {
    switch (fault) {
      case TASK_FAILED -> job.failATask(random);
      case BROKER_RESTARTED -> kafka.restart();
    }
  }

  /** Events by identity of a run over the whole log; they cover everything that was shown. */
  private Map<String, List<ActionEvent>> undisturbed(Delivery delivery) throws Exception {
    var options = options(delivery, UNDISTURBED, 1);
    try (var log = EventLog.follow(kafka.client(), UNDISTURBED.events());
        var job = RunningJob.start(options)) {
      job.awaitEnd();
      await().atMost(PATIENCE).until(log::atEnd);
      var events = byIdentity(log.events());
      assertThat(events.values()).allMatch(revisions -> revisions.size() == 1);
      assertThat(phases(events, Phase.START))
          .isEqualTo(phases(events, Phase.END))
          .isGreaterThanOrEqualTo(2 * FrameFeed.CAMERAS);
      return events;
    }
  }

  private static long phases(Map<String, List<ActionEvent>> events, Phase phase) {
    return events.values().stream()
        .filter(revisions -> revisions.get(0).getPhase() == phase)
        .count();
  }

  private static void compare(
      Delivery delivery, EventLog log, Map<String, List<ActionEvent>> expected) throws Exception {
    await()
        .atMost(PATIENCE)
        .until(() -> byIdentity(log.events()).keySet().containsAll(expected.keySet()));
    Thread.sleep(SETTLING.toMillis()); // what is doubled may come last
    var found = byIdentity(log.events());
    System.out.printf(
        "%s: %d events, %d records, longest gap in output %.1f s%n",
        delivery, expected.size(), log.events().size(), log.longestGap().toMillis() / 1e3);
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((identity, revisions) -> assertSame(revisions, expected.get(identity).get(0)));
    if (delivery == Delivery.EXACTLY_ONCE) {
      assertThat(found).allSatisfy((identity, revisions) -> assertThat(revisions).hasSize(1));
    }
  }

  private static void assertSame(List<ActionEvent> revisions, ActionEvent expected) {
    assertThat(revisions)
        .allSatisfy(
            event ->
                assertThat(event)
                    .usingRecursiveComparison()
                    .ignoringFields("latency")
                    .isEqualTo(expected));
  }

  private static Map<String, List<ActionEvent>> byIdentity(List<ActionEvent> events) {
    return events.stream()
        .collect(groupingBy(event -> event.getEventId() + " " + event.getRevision()));
  }

  private JobOptions options(Delivery delivery, TopicNames topics, int parallelism) {
    var values = new ArrayList<>(OFTEN);
    values.addAll(Configs.topics(topics));
    values.add(Configs.delivery(delivery));
    values.add(
        "flink.checkpoint-interval="
            + Delivery.EXACTLY_ONCE.checkpointInterval().toMillis()
            + "ms");
    values.add("flink.parallelism=" + parallelism);
    values.add("flink.bounded=" + topics.equals(UNDISTURBED)); // ends with the log
    return Configs.job(TinyModel.write(folder.resolve("tiny")), kafka.address(), values);
  }
}
