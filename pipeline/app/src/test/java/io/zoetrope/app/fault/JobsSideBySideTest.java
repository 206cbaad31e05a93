package io.zoetrope.app.fault;

import static java.util.stream.Collectors.counting;
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
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two jobs of different names between the same topics, a task of one failed meanwhile. */
class JobsSideBySideTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration SETTLING = Duration.ofSeconds(3);
  private static final TopicNames TOPICS = TopicNames.DEFAULT;

  @TempDir Path folder;

  @Test
  void eachWriteEveryEventExactlyOnce() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(TOPICS);
      try (var feed = FrameFeed.start(kafka.client(), TOPICS.frames());
          var log = EventLog.follow(kafka.client(), TOPICS.events());
          var day = RunningJob.start(options(kafka, "day"))) {
        await().atMost(PATIENCE).until(() -> !log.events().isEmpty());
        try (var night = RunningJob.start(options(kafka, "day-night"))) {
          await().atMost(PATIENCE).until(() -> isTwice(log.events().get(0), log));
          night.failATask(new Random(2));
          Thread.sleep(SETTLING.toMillis());
          feed.finish();
          await().atMost(PATIENCE).until(() -> isAllTwice(log.events()));
          Thread.sleep(SETTLING.toMillis()); // what is doubled may come last
          assertThat(byIdentity(log.events()).values()).containsOnly(2L);
        }
      }
    }
  }

  private static boolean isTwice(ActionEvent event, EventLog log) {
    return byIdentity(log.events()).get(identity(event)) == 2;
  }

  /** Every event that began has ended, in both jobs. */
  private static boolean isAllTwice(List<ActionEvent> events) {
    return count(events, Phase.START) == count(events, Phase.END)
        && byIdentity(events).values().stream().allMatch(times -> times == 2);
  }

  private static long count(List<ActionEvent> events, Phase phase) {
    return events.stream().filter(event -> event.getPhase() == phase).count();
  }

  private static Map<String, Long> byIdentity(List<ActionEvent> events) {
    return events.stream().collect(groupingBy(JobsSideBySideTest::identity, counting()));
  }

  private static String identity(ActionEvent event) {
    return event.getEventId() + " " + event.getRevision();
  }

  private JobOptions options(RestartableKafka kafka, String name) {
    return Configs.job(
        TinyModel.write(folder.resolve("tiny")),
        kafka.address(),
        List.of(
            "flink.name=" + name,
            "flink.checkpoint-interval=500ms",
            "recognition.hop=200ms",
            "events.merge-gap=200ms",
            "events.end-clips=2",
            Configs.delivery(Delivery.EXACTLY_ONCE)));
  }
}
