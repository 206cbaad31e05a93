package io.zoetrope.app.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.client.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** What a job makes of a {@link FixedFilm}, as it comes. */
final class FilmedJob implements AutoCloseable {
  static final List<String> CAMERAS = List.of("door", "yard", "gate");

  /** A START soon, an END soon; pauses are not bridged. */
  static final List<String> VALUES =
      List.of(
          "recognition.hop=200ms",
          "recognition.scores=true",
          "events.smoothing=0.6",
          "events.start-score=0.6",
          "events.start-clips=2",
          "events.start-of=5",
          "events.end-score=0.4",
          "events.end-clips=2",
          "events.min-duration=0s",
          "events.merge-gap=200ms",
          "events.update-every=1s",
          "events.silence=30s",
          "events.timeout=2m",
          "events.top-k=2");

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(100);

  private final TopicReader<ActionEvent> eventReader;
  private final TopicReader<ClipScore> scoreReader;
  private final List<ActionEvent> events = new ArrayList<>();
  private final List<ClipScore> scores = new ArrayList<>();

  private FilmedJob(TopicReader<ActionEvent> events, TopicReader<ClipScore> scores) {
    eventReader = events;
    scoreReader = scores;
  }

  static FilmedJob follow(Map<String, String> client, TopicNames topics) throws Exception {
    FixedFilm.createResults(client, topics);
    return new FilmedJob(
        TopicReader.open(client, topics.events(), ActionEvent.class, Instant.EPOCH),
        TopicReader.open(client, topics.scores(), ClipScore.class, Instant.EPOCH));
  }

  /** Waits for every camera's clip that ends then, and for the events to have come that far. */
  void awaitClips(long endMillis) {
    await().atMost(PATIENCE).until(() -> poll() && clipEnds().containsAll(all(endMillis)));
  }

  /** Waits for the END of a camera's events, each of which has ended. */
  void awaitEnds(String... cameras) {
    for (String camera : cameras) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                poll();
                var found = events(camera);
                return !found.isEmpty() && found.get(found.size() - 1).getPhase() == Phase.END;
              });
    }
  }

  private boolean poll() {
    events.addAll(eventReader.poll(POLL));
    scores.addAll(scoreReader.poll(POLL));
    return true;
  }

  List<ActionEvent> events(String camera) {
    return events.stream().filter(event -> event.getCameraId().equals(camera)).toList();
  }

  /** Each clip that ends at these milliseconds, once, and no other. */
  void assertClips(long from, long step, long to) {
    for (String camera : CAMERAS) {
      assertThat(scores)
          .filteredOn(score -> score.getCameraId().equals(camera))
          .extracting(score -> (score.getEndTime() - TestCamera.EPOCH) / 1000)
          .as("clips of " + camera)
          .containsExactlyElementsOf(
              LongStream.iterate(from, end -> end <= to, end -> end + step).boxed().toList());
    }
  }

  private List<String> clipEnds() {
    return scores.stream()
        .map(s -> s.getCameraId() + " " + (s.getEndTime() - TestCamera.EPOCH) / 1000)
        .toList();
  }

  private static List<String> all(long endMillis) {
    return CAMERAS.stream().map(camera -> camera + " " + endMillis).toList();
  }

  @Override
  public void close() {
    eventReader.close();
    scoreReader.close();
  }
}
