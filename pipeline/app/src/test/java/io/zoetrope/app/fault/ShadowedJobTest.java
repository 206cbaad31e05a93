package io.zoetrope.app.fault;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.Delivery;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.ModelRole;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The job with a second model beside the first, and without. */
class ShadowedJobTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration FILM = Duration.ofSeconds(8);
  private static final TopicNames SHADOWED = TopicNames.DEFAULT;
  private static final TopicNames ALONE = Configs.topicsOf("alone");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Delivery.class)
  void eventsAreTheSameWithAndWithoutAShadow(Delivery delivery) throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(SHADOWED, ALONE);
      runLive(kafka, shadowed(kafka, tiny("shadow"), delivery));
      try (var job = RunningJob.start(alone(kafka, delivery))) {
        job.awaitEnd();
      }
      var alone = events(kafka, ALONE);
      assertThat(alone).hasSizeGreaterThan(2 * FrameFeed.CAMERAS);
      assertThat(events(kafka, SHADOWED)).isEqualTo(alone);
      assertShadowSawTheSameClips(all(kafka, SHADOWED.scores(), ClipScore.class));
    }
  }

  @Test
  void aShadowThatCannotBeLoadedStopsNothing() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(SHADOWED);
      var shadow = tiny("shadow");
      var options = shadowed(kafka, shadow, Delivery.AT_LEAST_ONCE);
      java.nio.file.Files.writeString(shadow.onnx(), "no network at all");
      runLive(kafka, options);
      assertThat(all(kafka, SHADOWED.scores(), ClipScore.class))
          .isNotEmpty()
          .allMatch(score -> score.getRole() == ModelRole.PRIMARY);
    }
  }

  /** Cameras film while the job runs, until every event that began has ended. */
  private static void runLive(RestartableKafka kafka, JobOptions options) throws Exception {
    try (var feed = FrameFeed.start(kafka.client(), SHADOWED.frames());
        var log = EventLog.follow(kafka.client(), SHADOWED.events());
        var job = RunningJob.start(options)) {
      await().atMost(PATIENCE).until(() -> !log.events().isEmpty());
      Thread.sleep(FILM.toMillis());
      feed.finish();
      await().atMost(PATIENCE).until(() -> log.atEnd() && allEnded(log.events()));
      Thread.sleep(options.runtime().checkpointInterval().plusSeconds(1).toMillis());
    }
  }

  private static boolean allEnded(List<ActionEvent> events) {
    return count(events, Phase.START) == count(events, Phase.END);
  }

  private static long count(List<ActionEvent> events, Phase phase) {
    return events.stream().filter(event -> event.getPhase() == phase).count();
  }

  /** The same network beside itself: each of its scores must be those of the first. */
  private static void assertShadowSawTheSameClips(List<ClipScore> scores) {
    var first = byClip(scores, ModelRole.PRIMARY);
    var second = byClip(scores, ModelRole.SHADOW);
    System.out.printf("the shadow saw %d of %d clips%n", second.size(), first.size());
    assertThat(second).isNotEmpty();
    assertThat(first).containsAllEntriesOf(second);
  }

  private static Map<String, List<Float>> byClip(List<ClipScore> scores, ModelRole role) {
    return scores.stream()
        .filter(score -> score.getRole() == role)
        .collect(
            toMap(
                score -> score.getCameraId() + " " + score.getEndTime(),
                ClipScore::getScores,
                (one, again) -> one));
  }

  /** What events say, by identity, without when it was said. */
  private static Map<String, String> events(RestartableKafka kafka, TopicNames topics) {
    return all(kafka, topics.events(), ActionEvent.class).stream()
        .collect(
            toMap(
                event -> event.getEventId() + " " + event.getRevision(),
                event -> {
                  var timeless = ActionEvent.newBuilder(event).build();
                  timeless.setLatency(null);
                  return timeless.toString();
                }));
  }

  private static <T extends org.apache.avro.specific.SpecificRecordBase> List<T> all(
      RestartableKafka kafka, String topic, Class<T> type) {
    var records = new ArrayList<T>();
    try (var reader = TopicReader.open(kafka.client(), topic, type, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        records.addAll(reader.poll(Duration.ofMillis(200)));
      }
    }
    return records;
  }

  private JobOptions shadowed(RestartableKafka kafka, ModelPackage shadow, Delivery delivery) {
    return Configs.job(tiny("model"), shadow, kafka.address(), values(SHADOWED, delivery, false));
  }

  private JobOptions alone(RestartableKafka kafka, Delivery delivery) {
    return Configs.job(tiny("model"), kafka.address(), values(ALONE, delivery, true));
  }

  private static List<String> values(TopicNames topics, Delivery delivery, boolean bounded) {
    var values = new ArrayList<>(Configs.topics(topics));
    values.add("recognition.hop=200ms");
    values.add("recognition.scores=true");
    values.add(Configs.delivery(delivery));
    values.add(
        "flink.checkpoint-interval="
            + Delivery.EXACTLY_ONCE.checkpointInterval().toMillis()
            + "ms");
    values.add("flink.bounded=" + bounded);
    return values;
  }

  private ModelPackage tiny(String name) {
    return TinyModel.write(folder.resolve(name));
  }
}
