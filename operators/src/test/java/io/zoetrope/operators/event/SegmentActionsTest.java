package io.zoetrope.operators.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.LabelScore;
import io.zoetrope.schemas.Phase;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips end at 0, 500, 1000 … ms; each speaks for the half second around 500 ms before its end. */
class SegmentActionsTest {
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  private ClipFeed feed;

  @BeforeEach
  void open() throws Exception {
    feed = new ClipFeed(options(Duration.ZERO, Duration.ofSeconds(2)));
  }

  @AfterEach
  void close() throws Exception {
    feed.close();
  }

  @Test
  void startsAtTheFirstOfThreeHitsInFiveClips() throws Exception {
    feed.run(0, 0.7, 0.1, 0.7, 0.1);
    assertThat(feed.events()).isEmpty();
    feed.run(0.7);
    assertThat(feed.emitted()).containsExactly("START 0 run -250..2250");
  }

  @Test
  void scoresThatAreNoNumbersAreAsIfTheyHadNotCome() throws Exception {
    feed.run(0.7, Double.NaN, Double.POSITIVE_INFINITY, 0.7, 0.7);
    assertThat(feed.emitted()).containsExactly("START 0 run -750..1750");
    feed.run(Double.NaN, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(feed.emitted()).last().asString().startsWith("END");
  }

  @Test
  void theTimeFromCaptureIsCountedForEventsThatAClipDecided() throws Exception {
    feed.run(0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1);
    assertThat(feed.emitted()).hasSize(3).last().asString().startsWith("END");
    assertThat(feed.metric("captureToEventMillis_count")).isEqualTo(3);
    assertThat(feed.metric("captureToEventMillis_sum"))
        .isEqualTo(
            feed.events().stream()
                .mapToDouble(
                    event ->
                        (event.getLatency().getEmitted() - event.getLatency().getCaptured()) / 1e3)
                .sum(),
            within(1.0));

    feed.run(0.9, 0.9, 0.9).mark(StreamMark.Kind.END);
    assertThat(feed.events()).hasSize(5);
    assertThat(feed.events().get(4).getEndReason()).isEqualTo(EndReason.STREAM_ENDED);
    assertThat(feed.metric("captureToEventMillis_count")).isEqualTo(4);
    assertThat(feed.metric("eventsEmitted")).isEqualTo(5);
  }

  @Test
  void doesNotStartOnHitsTooFarApart() throws Exception {
    feed.run(0.7, 0, 0, 0.7, 0, 0, 0.7, 0, 0, 0.7);
    assertThat(feed.events()).isEmpty();
  }

  @Test
  void endsAfterThreeClipsBelowAndTheTimeToMerge() throws Exception {
    feed.run(0.9, 0.9, 0.9, 0.9, 0.1, 0.1, 0.1);
    assertThat(feed.events()).noneMatch(event -> event.getPhase() == Phase.END);
    feed.run(0.1);
    assertThat(feed.emitted()).last().isEqualTo("END 2 run -750..1250");
    assertThat(feed.events().get(2).getEndReason()).isEqualTo(EndReason.LABEL_ENDED);
  }

  @Test
  void goesOnBetweenTheThresholds() throws Exception {
    feed.run(0.9, 0.9, 0.9, 0.3, 0.3, 0.5, 0.3, 0.3, 0.5, 0.3, 0.3);
    assertThat(feed.events()).noneMatch(event -> event.getPhase() == Phase.END);
  }

  @Test
  void aLabelThatComesBackSoonIsTheSameEvent() throws Exception {
    feed.run(0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1);
    assertThat(feed.events())
        .extracting(ActionEvent::getEventId)
        .containsOnly(feed.events().get(0).getEventId());
    assertThat(feed.emitted()).last().asString().endsWith("run -750..3250");
  }

  @Test
  void aLabelThatComesBackLaterIsAnotherEvent() throws Exception {
    feed.run(0.9, 0.9, 0.9, 0, 0, 0, 0, 0, 0.9, 0.9, 0.9);
    assertThat(feed.events())
        .extracting(ActionEvent::getPhase)
        .containsExactly(Phase.START, Phase.END, Phase.START);
    assertThat(feed.events().get(2).getEventId()).isNotEqualTo(feed.events().get(0).getEventId());
  }

  @Test
  void emitsUpdatesOfALongAction() throws Exception {
    feed.run(0.9, 0.9, 0.9, 0.7, 0.8, 0.8, 0.8);
    assertThat(feed.emitted()).containsExactly("START 0 run -750..750", "UPDATE 1 run -750..2750");
    var update = feed.events().get(1);
    assertThat(update.getScore()).isEqualTo(0.8f);
    assertThat(update.getPeakScore()).isEqualTo(0.9f);
  }

  @Test
  void labelsOverlap() throws Exception {
    feed.both(0.7, 0.7).both(0.7, 0.7).both(0.7, 0.7);
    assertThat(feed.events()).extracting(ActionEvent::getLabel).containsExactly("run", "jump");
    assertThat(feed.events().get(0).getTopK())
        .startsWith(new LabelScore("run", 0.7f), new LabelScore("jump", 0.7f));
  }

  @Test
  void backgroundMakesNoEvents() throws Exception {
    feed.run(0, 0, 0, 0, 0, 0);
    assertThat(feed.events()).isEmpty();
  }

  @Test
  void shorterThanTheMinimumIsNotEmitted() throws Exception {
    try (var strict = new ClipFeed(options(Duration.ofSeconds(3), Duration.ofSeconds(2)))) {
      strict.run(0.9, 0.9, 0.9, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
      assertThat(strict.events()).isEmpty();
      strict.run(0.9, 0.9, 0.9, 0.9, 0.9, 0.9);
      assertThat(strict.events()).extracting(ActionEvent::getPhase).containsExactly(Phase.START);
    }
  }

  @Test
  void endsWithItsStream() throws Exception {
    feed.run(0.9, 0.9, 0.9).mark(StreamMark.Kind.END);
    assertThat(feed.emitted()).last().isEqualTo("END 1 run -750..750");
    assertThat(feed.events().get(1).getEndReason()).isEqualTo(EndReason.STREAM_ENDED);
    assertThat(feed.states()).isZero();
  }

  @Test
  void theEndOfAnEarlierStreamEndsNothing() throws Exception {
    feed.run(0.9, 0.9, 0.9).mark(StreamMark.Kind.END, "s0");
    assertThat(feed.events()).hasSize(1);
  }

  @Test
  void endsWhereTheStreamWasCut() throws Exception {
    feed.run(0.9, 0.9, 0.9).mark(StreamMark.Kind.CUT).run(0.9);
    assertThat(feed.events())
        .extracting(ActionEvent::getPhase)
        .containsExactly(Phase.START, Phase.END);
  }

  @Test
  void aNewStreamCutsWhereTheMarkWasLost() throws Exception {
    feed.run(0.9, 0.9, 0.9).reconnect("s2").run(0.9);
    assertThat(feed.events())
        .last()
        .extracting(ActionEvent::getEndReason)
        .isEqualTo(EndReason.STREAM_ENDED);
    assertThat(feed.events()).last().extracting(ActionEvent::getStreamId).isEqualTo("s1");
  }

  @Test
  void endsInSilenceAndKeepsNothing() throws Exception {
    feed.run(0.9, 0.9, 0.9).pause(SILENCE.toMillis() - 1000).watermark();
    assertThat(feed.events()).hasSize(1);
    feed.pause(1000).watermark();
    assertThat(feed.events())
        .last()
        .extracting(ActionEvent::getEndReason)
        .isEqualTo(EndReason.SILENCE);
    assertThat(feed.states()).isZero();
    assertThat(feed.timers()).isZero();
  }

  @Test
  void heartbeatsAreNoSilenceButDoNotReplaceFrames() throws Exception {
    feed.run(0.9, 0.9, 0.9).pause(6000).mark(StreamMark.Kind.HEARTBEAT).pause(3000).watermark();
    assertThat(feed.events()).hasSize(1);
    feed.pause(2000).mark(StreamMark.Kind.HEARTBEAT);
    assertThat(feed.events())
        .last()
        .extracting(ActionEvent::getEndReason)
        .isEqualTo(EndReason.STREAM_ENDED);
  }

  @Test
  void howLongTheMachineTakesEndsNothing() throws Exception {
    feed.processingTime(1000).run(0.9, 0.9, 0.9).processingTime(1000 + 10 * TIMEOUT.toMillis());
    assertThat(feed.events()).hasSize(1);
    feed.run(0.9, 0.1, 0.1, 0.1, 0.1);
    assertThat(feed.events().get(feed.events().size() - 1).getEndReason())
        .isEqualTo(EndReason.LABEL_ENDED);
  }

  @Test
  void goesOnWhereFramesGoOnAfterTheLogStood() throws Exception {
    feed.run(0.9, 0.9, 0.9).stand(28_000).run(0.9);
    assertThat(feed.events()).noneMatch(event -> event.getPhase() == Phase.END);
    feed.run(0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(feed.emitted()).last().isEqualTo("END 2 run -750..1250");
  }

  @Test
  void endsInSilenceWhereTheLogStoodForTooLong() throws Exception {
    feed.run(0.9, 0.9, 0.9).stand(TIMEOUT.toMillis() + 1).run(0.9);
    assertThat(feed.events()).last().satisfies(SegmentActionsTest::endedInSilence);
  }

  @Test
  void aSilenceIsOneWhetherItsTimerOrTheNextRecordComesFirst() throws Exception {
    for (Next next : Next.values()) {
      for (boolean timer : new boolean[] {true, false}) {
        try (var each = new ClipFeed(options(Duration.ZERO, Duration.ofSeconds(2)))) {
          each.run(0.9, 0.9, 0.9).pause(SILENCE.toMillis() + 1000);
          if (timer) {
            each.watermark();
          }
          next.to(each);
          assertThat(each.events()).as("%s, timer %s", next, timer).hasSize(2);
          assertThat(each.events()).last().satisfies(SegmentActionsTest::endedInSilence);
          assertThat(each.emitted()).last().isEqualTo("END 1 run -750..750");
        }
      }
    }
  }

  private enum Next {
    CLIP,
    CLIP_OF_A_NEW_STREAM,
    CUT,
    HEARTBEAT,
    END;

    void to(ClipFeed feed) throws Exception {
      switch (this) {
        case CLIP -> feed.run(0.1);
        case CLIP_OF_A_NEW_STREAM -> feed.reconnect("s2").run(0.1);
        case CUT -> feed.mark(StreamMark.Kind.CUT);
        case HEARTBEAT -> feed.mark(StreamMark.Kind.HEARTBEAT);
        case END -> feed.mark(StreamMark.Kind.END);
      }
    }
  }

  private static void endedInSilence(ActionEvent event) {
    assertThat(event.getPhase()).isEqualTo(Phase.END);
    assertThat(event.getEndReason()).isEqualTo(EndReason.SILENCE);
  }

  @Test
  void goesOnFromACheckpoint() throws Exception {
    feed.run(0.9, 0.9, 0.9);
    var state = feed.snapshot();
    try (var restored = new ClipFeed(options(Duration.ZERO, Duration.ofSeconds(2)), state)) {
      restored.pause(1500).run(0.1, 0.1, 0.1, 0.1);
      feed.run(0.1, 0.1, 0.1, 0.1);
      assertThat(restored.emitted()).containsExactly(feed.emitted().get(1));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 31, 3})
  void goesOnWithAnotherStartWindow(int window) throws Exception {
    feed.run(0, 0.9, 0.9, 0.9);
    var state = feed.snapshot();
    var rules = windowOf(window);
    try (var restored = new ClipFeed(rules, state);
        var fresh = new ClipFeed(rules)) {
      restored.pause(2000).run(0.1, 0.1, 0.1, 0.1).run(0.9, 0, 0.9, 0.9);
      fresh.run(0, 0.9, 0.9, 0.9).run(0.1, 0.1, 0.1, 0.1).run(0.9, 0, 0.9, 0.9);
      assertThat(restored.emitted())
          .containsExactlyElementsOf(fresh.emitted().subList(1, fresh.emitted().size()));
    }
  }

  @Test
  void aHitOfBeforeStandsInALongerWindow() throws Exception {
    feed.run(0.9, 0.1, 0.9);
    try (var restored = new ClipFeed(windowOf(20), feed.snapshot())) {
      restored.pause(1500).run(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.9);
      assertThat(restored.emitted()).containsExactly("START 0 run -750..4250");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jump run nothing", "run swim nothing jump", "walk stand nothing"})
  void anotherModelsEventsEndAndNothingElseIsLeftOfIt(String labels) throws Exception {
    feed.both(0.9, 0.1).both(0.9, 0.7).both(0.9, 0.7);
    var other = new Vocabulary("fake", "v2", List.of(labels.split(" ")), Set.of("nothing"));
    try (var restored = new ClipFeed(rules(), other, feed.snapshot())) {
      restored.pause(1500).both(0.1, 0.9);
      assertThat(restored.emitted()).containsExactly("END 1 run -750..750");
      assertThat(restored.events().get(0).getEndReason()).isEqualTo(EndReason.MODEL_CHANGED);
      restored.both(0.1, 0.9);
      assertThat(restored.events()).hasSize(1); // two hits of before count no more
    }
  }

  @Test
  void labelsInAnotherOrderAreAnotherModel() throws Exception {
    feed.run(0.9, 0.9, 0.9);
    var other = new Vocabulary("fake", "v1", List.of("jump", "run", "nothing"), Set.of("nothing"));
    try (var restored = new ClipFeed(rules(), other, feed.snapshot())) {
      restored.pause(1500).mark(StreamMark.Kind.HEARTBEAT);
      assertThat(restored.emitted()).containsExactly("END 1 run -750..750");
      assertThat(restored.events().get(0).getEndReason()).isEqualTo(EndReason.MODEL_CHANGED);
      assertThat(restored.states()).isZero();
    }
  }

  @Test
  void anotherModelsEventsEndThoughTheirCameraIsGone() throws Exception {
    feed.run(0.9, 0.9, 0.9);
    var other = new Vocabulary("fake", "v2", ClipFeed.LABELS, Set.of("nothing"));
    try (var restored = new ClipFeed(rules(), other, feed.snapshot())) {
      restored.pause(60_000).watermark();
      assertThat(restored.events().get(0).getEndReason()).isEqualTo(EndReason.MODEL_CHANGED);
      assertThat(restored.states()).isZero();
    }
  }

  private static SegmentationOptions rules() {
    return options(Duration.ZERO, Duration.ofSeconds(2));
  }

  private static SegmentationOptions windowOf(int clips) {
    return new SegmentationOptions(
        1f,
        0.6f,
        3,
        clips,
        0.4f,
        3,
        Duration.ZERO,
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        SILENCE,
        TIMEOUT,
        2);
  }

  @Test
  void aSnapshotIsNotChangedByWhatFollows() throws Exception {
    feed.run(0.9, 0.9);
    var state = feed.snapshot();
    feed.run(0.9, 0.9, 0.9);
    try (var restored = new ClipFeed(options(Duration.ZERO, Duration.ofSeconds(2)), state)) {
      restored.pause(1000).run(0.9);
      assertThat(restored.emitted()).containsExactly("START 0 run -750..750");
    }
  }

  @Test
  void endsWhatWentOnWhenACamerasClipsWereShedForTooLong() throws Exception {
    feed.run(0.9, 0.9, 0.9).pause(5000).mark(StreamMark.Kind.SHED);
    assertThat(feed.events()).hasSize(1);
    feed.pause(6000).mark(StreamMark.Kind.SHED);
    assertThat(feed.events())
        .last()
        .extracting(ActionEvent::getEndReason)
        .isEqualTo(EndReason.OVERLOAD);
  }

  @Test
  void switchingALabelOffEndsItsEventAndNoOther() throws Exception {
    feed.both(0.7, 0.7).both(0.7, 0.7).both(0.7, 0.7);
    feed.set(settings().setLabelsOff(List.of("run")).build()).both(0.7, 0.7);

    var end = feed.events().get(2);
    assertThat(feed.events()).hasSize(3);
    assertThat(end.getLabel()).isEqualTo("run");
    assertThat(end.getEndReason()).isEqualTo(EndReason.SETTINGS);
    assertThat(end.getSettingsVersion()).isEqualTo(7);
    feed.both(0.9, 0).both(0.9, 0).both(0.9, 0);
    assertThat(feed.events()).filteredOn(event -> event.getLabel().equals("run")).hasSize(2);
  }

  @Test
  void thresholdsOfACameraTakeThePlaceOfTheJobs() throws Exception {
    feed.set(settings().setStartScore(0.3f).setEndScore(null).build()).run(0.35, 0.35, 0.35);
    assertThat(feed.events()).hasSize(1);
    assertThat(feed.events().get(0).getSettingsVersion()).isEqualTo(7);
  }

  private static CameraSettings.Builder settings() {
    return CameraSettings.newBuilder().setCameraId("door").setVersion(7).setEffectiveFrom(0);
  }

  @Test
  void idsDependOnCameraLabelModelAndStartAlone() {
    String id = EventIds.of("door", "run", "v1", 1);
    assertThat(id).isEqualTo(EventIds.of("door", "run", "v1", 1)).hasSize(32);
    assertThat(id)
        .isNotEqualTo(EventIds.of("yard", "run", "v1", 1))
        .isNotEqualTo(EventIds.of("door", "jump", "v1", 1))
        .isNotEqualTo(EventIds.of("door", "run", "v2", 1))
        .isNotEqualTo(EventIds.of("door", "run", "v1", 2));
  }

  private static SegmentationOptions options(Duration minimum, Duration merge) {
    return new SegmentationOptions(
        1f, 0.6f, 3, 5, 0.4f, 3, minimum, merge, Duration.ofSeconds(2), SILENCE, TIMEOUT, 2);
  }
}
