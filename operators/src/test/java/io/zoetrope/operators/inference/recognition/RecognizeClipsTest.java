package io.zoetrope.operators.inference.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.operators.clip.StreamItem;
import io.zoetrope.operators.clip.StreamItemSerializer;
import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.operators.inference.batching.Batchers;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.metrics.RecordedMetrics;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TestClips;
import io.zoetrope.operators.types.Micros;
import io.zoetrope.schemas.ClipScore;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizeClipsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final FakeModel model = new FakeModel(UUID.randomUUID().toString());
  private final RecordedMetrics metrics = new RecordedMetrics();

  @Test
  void keepsTheOrderClipsCameIn() throws Exception {
    model.counts().millis = 2;
    try (var operator = open(new BatchLimits(3, 1, LONG))) {
      for (int i = 0; i < 40; i++) {
        operator.processElement(clip("c" + i % 3, 20 + i, i));
      }
      operator.endInput();

      assertThat(scores(operator)).hasSize(40);
      assertThat(scores(operator)).extracting(score -> score.getFrameNumbers().get(0)).isSorted();
    }
  }

  @Test
  void watermarksStatusesAndMarksWaitForTheClipsBeforeThem() throws Exception {
    try (var operator = open(new BatchLimits(1, 8, LONG))) {
      operator.processElement(clip("c", 19, 99)); // goes at once: nothing is learned yet
      operator.prepareSnapshotPreBarrier(1);
      operator.getOutput().clear();

      operator.processElement(clip("c", 20, 0));
      operator.processWatermark(new Watermark(1000));
      operator.processElement(mark());
      operator.processWatermarkStatus(WatermarkStatus.IDLE);
      operator.processWatermarkStatus(WatermarkStatus.ACTIVE);
      operator.processElement(clip("c", 21, 1));
      operator.processWatermark(new Watermark(2000));
      assertThat(operator.getOutput()).isEmpty(); // the batch is not full, its time far

      operator.endInput();
      assertThat(operator.getOutput().stream().map(RecognizeClipsTest::kind))
          .containsExactly(
              "clip", "watermark 1000", "mark", "idle", "active", "clip", "watermark 2000");
    }
  }

  @Test
  void drainsBeforeACheckpointWithoutWaitingForAFullerBatch() throws Exception {
    try (var operator = open(new BatchLimits(1, 8, LONG))) {
      for (int i = 0; i < 3; i++) {
        operator.processElement(clip("c", 20, i));
      }
      operator.prepareSnapshotPreBarrier(1);
      assertThat(scores(operator)).hasSize(3);
    }
  }

  @Test
  void callsAreCountedOnceWithTheirClipsAndClipsByTheTimeSinceCapture() throws Exception {
    model.counts().millis = 30;
    try (var operator = open(new BatchLimits(1, 4, LONG))) {
      operator.processElement(clip("c", 20, 0)); // goes at once: nothing is learned yet
      operator.prepareSnapshotPreBarrier(1);
      for (int i = 1; i <= 8; i++) {
        operator.processElement(clip("c" + i, i == 5 ? FakeModel.POISON : 20, i));
      }
      operator.processElement(clip("last", 20, 9));
      assertThat(metrics.value("clipsWaiting")).isPositive();
      operator.endInput();
    }
    assertThat(metrics.value("modelCallMillis_count")).isEqualTo(4);
    assertThat(metrics.value("modelCallMillis_sum")).isGreaterThanOrEqualTo(4 * 30);
    assertThat(metrics.value("clipsInModelCalls")).isEqualTo(10);
    assertThat(metrics.value("maxBatch")).isEqualTo(4);
    assertThat(metrics.value("clipsWaiting")).isZero();
    assertThat(metrics.value("clipsFailed")).isEqualTo(1);
    assertThat(metrics.value("captureToScoreMillis_count")).isEqualTo(9);
  }

  @Test
  void aPoisonClipGoesToTheDeadLettersAlone() throws Exception {
    try (var operator = open(new BatchLimits(1, 4, LONG))) {
      for (int i = 0; i < 8; i++) {
        operator.processElement(clip("c" + i, i == 5 ? FakeModel.POISON : 20, i));
      }
      operator.endInput();

      assertThat(scores(operator)).hasSize(7);
      var letter = letters(operator).get(0);
      assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.MODEL_FAILED);
      assertThat(letter.message()).contains("c5", "cannot take this");
      assertThat(letter.offset()).isEqualTo(5);
    }
  }

  @Test
  void aPoisonClipIsSetAsideWhereClipsGoSingly() throws Exception {
    try (var operator = open(new BatchLimits(2, 1, LONG))) {
      for (int i = 0; i < 8; i++) {
        operator.processElement(clip("c", i == 3 ? FakeModel.POISON : 20, i));
      }
      operator.endInput();
      assertThat(scores(operator)).hasSize(7);
      assertThat(letters(operator)).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FakeModel.NO_SCORE, FakeModel.NO_FEATURE})
  void anAnswerThatIsNotFiniteGoesToTheDeadLettersAlone(int red) throws Exception {
    for (int batch : List.of(1, 4)) {
      try (var operator = open(new BatchLimits(1, batch, LONG))) {
        for (int i = 0; i < 8; i++) {
          operator.processElement(clip("c" + i, i == 5 ? red : 20, i));
        }
        operator.endInput();

        assertThat(scores(operator)).hasSize(7);
        assertThat(letters(operator)).hasSize(1);
        var letter = letters(operator).get(0);
        assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.MODEL_FAILED);
        assertThat(letter.message()).contains("c5", "not finite");
      }
    }
  }

  @Test
  void aCameraWhoseAnswersAreNeverFiniteDoesNotFailTheTask() throws Exception {
    for (int batch : List.of(1, 4)) {
      try (var operator = open(new BatchLimits(1, batch, LONG))) {
        for (int i = 0; i < 12; i++) {
          operator.processElement(clip("dark", FakeModel.NO_SCORE, i));
        }
        operator.processElement(clip("door", 20, 12));
        operator.endInput();
        assertThat(letters(operator)).hasSize(12);
        assertThat(scores(operator)).hasSize(1);
      }
    }
  }

  @Test
  void aModelThatFailsOnAllFailsTheTaskAndIsLoadedAnew() throws Exception {
    try (var operator = open(new BatchLimits(1, 4, LONG))) {
      operator.processElement(clip("c", 20, 0));
      operator.prepareSnapshotPreBarrier(1); // once a latency is known, batches wait to be full
      model.counts().broken = true;
      for (int i = 1; i <= 4; i++) {
        operator.processElement(clip("c", 20, i));
      }
      assertThatThrownBy(operator::endInput)
          .hasStackTraceContaining("the model failed on 4 clips in a row");
      assertThat(letters(operator)).isEmpty();
    }
    model.counts().broken = false;
    try (var operator = open(new BatchLimits(1, 4, LONG))) {
      operator.processElement(clip("c", 20, 0));
      operator.endInput();
      assertThat(scores(operator)).hasSize(1);
    }
    assertThat(model.counts().loads).hasValue(2);
  }

  @Test
  void subtasksShareAModelAndARestartFindsItLoaded() throws Exception {
    var limits = new BatchLimits(1, 1, LONG);
    try (var one = open(limits);
        var other = open(limits)) {
      one.processElement(clip("c", 20, 0));
      other.processElement(clip("d", 20, 0));
    }
    try (var again = open(limits)) {
      again.processElement(clip("c", 20, 1));
    }
    assertThat(model.counts().loads).hasValue(1);

    Batchers.closeUnused();
    await().untilAsserted(() -> assertThat(model.counts().closes).hasValue(1));
  }

  @Test
  void recordsWhatItScoredAndWhen() throws Exception {
    try (var operator = open(new BatchLimits(1, 1, LONG))) {
      operator.processElement(clip("door", 51, 7));
      operator.endInput();

      var score = scores(operator).get(0);
      assertThat(score.getCameraId()).isEqualTo("door");
      assertThat(score.getScores()).containsExactly(0.2f, 0.8f);
      assertThat(score.getModel().getId()).isEqualTo("fake");
      var latency = score.getLatency();
      assertThat(latency.getCaptured()).isEqualTo(score.getEndTime());
      assertThat(latency.getInferred()).isGreaterThanOrEqualTo(latency.getQueued());
      assertThat(latency.getBatchSize()).isEqualTo(1);
    }
  }

  @Test
  void shedsWhatTheModelIsTooSlowForAndCountsIt() throws Exception {
    model.counts().millis = 60;
    var freshness = Duration.ofMillis(400);
    var shedding = OverloadOptions.shed(freshness);
    try (var operator = open(new BatchLimits(1, 1, LONG), shedding)) {
      for (int i = 0; i < 150; i++) { // three times what the model can do
        operator.processElement(live("c" + i % 3, i / 3));
        Thread.sleep(20);
      }
      operator.endInput();

      var scores = scores(operator);
      assertThat(scores.size() + sheds(operator)).isEqualTo(150);
      assertThat(sheds(operator)).isPositive();
      assertThat(scores).extracting(RecognizeClipsTest::age).allMatch(age -> age < 5_000_000);
      assertThat(scores)
          .flatExtracting(ClipScore::getDegradation)
          .containsAnyOf("wider-hop-x2", "wider-hop-x4");
    }
  }

  @Test
  void blocksRatherThanLoseAClip() throws Exception {
    model.counts().millis = 10;
    try (var operator = open(new BatchLimits(1, 1, LONG))) {
      for (int i = 0; i < 100; i++) {
        operator.processElement(clip("c", 20, i)); // long past: no clip is too old
      }
      operator.endInput();
      assertThat(scores(operator)).hasSize(100).allMatch(clip -> clip.getDegradation().isEmpty());
    }
  }

  private OneInputStreamOperatorTestHarness<StreamItem, Recognition> open(BatchLimits limits)
      throws Exception {
    return open(limits, OverloadOptions.BLOCK);
  }

  private OneInputStreamOperatorTestHarness<StreamItem, Recognition> open(
      BatchLimits limits, OverloadOptions overload) throws Exception {
    var factory =
        new RecognizeClipsFactory(
            new ModelVersion("fake", "1", false),
            model,
            new RecognitionOptions(Device.CPU, limits, 1, false),
            overload,
            null);
    var harness =
        new OneInputStreamOperatorTestHarness<>(
            factory, new StreamItemSerializer(), metrics.environment());
    harness.setup(new RecognitionSerializer());
    harness.open();
    return harness;
  }

  private static StreamRecord<StreamItem> clip(String camera, int red, long index) {
    return new StreamRecord<>(TestClips.of(camera, red, index), TestCamera.EPOCH / 1000 + index);
  }

  private static StreamRecord<StreamItem> live(String camera, long hopNumber) {
    long now = Micros.now();
    return new StreamRecord<>(TestClips.at(camera, 0, now, hopNumber), now / 1000);
  }

  private static long age(ClipScore score) {
    return score.getLatency().getInferred() - score.getLatency().getProduced();
  }

  private static int sheds(OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator) {
    return (int)
        operator.extractOutputValues().stream()
            .filter(PassedMark.class::isInstance)
            .filter(mark -> ((PassedMark) mark).mark().kind() == StreamMark.Kind.SHED)
            .count();
  }

  private static StreamRecord<StreamItem> mark() {
    var camera = TestClips.red(1).camera();
    return new StreamRecord<>(new StreamMark(camera, "s1", StreamMark.Kind.END, 5), 1000);
  }

  private static List<ClipScore> scores(
      OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator) {
    return operator.extractOutputValues().stream()
        .filter(ScoredClip.class::isInstance)
        .map(clip -> ((ScoredClip) clip).score())
        .toList();
  }

  private static List<DeadLetter> letters(
      OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator) {
    var letters = operator.getSideOutput(DeadLetter.TAG);
    return letters == null ? List.of() : letters.stream().map(StreamRecord::getValue).toList();
  }

  private static String kind(Object item) {
    if (item instanceof StreamRecord<?> record) {
      return record.getValue() instanceof ScoredClip ? "clip" : "mark";
    }
    if (item instanceof Watermark watermark) {
      return "watermark " + watermark.getTimestamp();
    }
    return WatermarkStatus.IDLE.equals(item) ? "idle" : "active";
  }
}
