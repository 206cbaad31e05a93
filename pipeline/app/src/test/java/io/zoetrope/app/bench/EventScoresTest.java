package io.zoetrope.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.embedded.SceneCameras.TrueAction;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.Latency;
import io.zoetrope.schemas.ModelIdentity;
import io.zoetrope.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventScoresTest {
  private static final List<TrueAction> DEEDS =
      List.of(action("a", "run", 10, 16), action("a", "wave", 20, 26), action("b", "run", 10, 16));

  @Test
  void rightIsWhatOverlapsByHalfOnTheSameCameraUnderTheSameLabel() {
    var scores =
        EventScores.of(
            DEEDS,
            List.of(
                event("1", 0, Phase.START, "a", "run", 11, 12, 12.5),
                event("1", 1, Phase.END, "a", "run", 11, 17, 19),
                event("2", 0, Phase.START, "a", "jump", 20, 26, 21),
                event("3", 0, Phase.START, "b", "run", 13.5, 18, 15)));

    assertThat(scores.total())
        .isEqualTo(new EventScore("all", 3, 3, 1, java.util.Optional.of(Duration.ofMillis(2500))));
    assertThat(scores.total().f1()).isEqualTo(1 / 3.0);
    assertThat(scores.labels())
        .extracting(EventScore::label)
        .containsExactly("jump", "run", "wave");
  }

  @Test
  void anActionEmittedInTwoPiecesIsRightOnce() {
    var scores =
        EventScores.of(
            DEEDS.subList(0, 1),
            List.of(
                event("1", 0, Phase.START, "a", "run", 10, 13.2, 12),
                event("2", 0, Phase.START, "a", "run", 12.9, 16, 15)));

    assertThat(scores.total().right()).isEqualTo(1);
    assertThat(scores.total().precision()).isEqualTo(0.5);
    assertThat(scores.total().recall()).isEqualTo(1);
  }

  @Test
  void anEventWhoseStartWasNotSeenDoesNotCount() {
    var scores = EventScores.of(DEEDS, List.of(event("0", 4, Phase.END, "a", "clap", 1, 5, 5)));

    assertThat(scores.total().events()).isZero();
    assertThat(scores.total().delay()).isEmpty();
  }

  private static TrueAction action(String camera, String label, long start, long end) {
    return new TrueAction(camera, label, Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
  }

  private static ActionEvent event(
      String id,
      int revision,
      Phase phase,
      String camera,
      String label,
      double start,
      double end,
      double emitted) {
    var latency = new Latency();
    latency.setEmitted(micros(emitted));
    return ActionEvent.newBuilder()
        .setEventId(id)
        .setRevision(revision)
        .setPhase(phase)
        .setCameraId(camera)
        .setStreamId("stream")
        .setLabel(label)
        .setScore(0.9f)
        .setStartTime(micros(start))
        .setEndTime(micros(end))
        .setTopK(List.of())
        .setModel(new ModelIdentity("demo", "1", true))
        .setClipCoverage(1)
        .setLatency(latency)
        .build();
  }

  private static long micros(double seconds) {
    return Math.round(seconds * 1e6);
  }
}
