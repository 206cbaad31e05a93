package io.zoetrope.operators.inference.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.operators.clip.StreamItem;
import io.zoetrope.operators.clip.StreamItemSerializer;
import io.zoetrope.operators.inference.batching.OverloadOptions;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.inference.engine.Device;
import io.zoetrope.operators.inference.engine.RecognitionOptions;
import io.zoetrope.operators.inference.engine.RecognizerLoader;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TestClips;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.ModelRole;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The operator with a second model beside the first. */
@Timeout(60)
class ShadowTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final BatchLimits SINGLY = new BatchLimits(1, 1, LONG);

  private final FakeModel first = new FakeModel(UUID.randomUUID().toString());
  private final FakeModel second = new FakeModel(UUID.randomUUID().toString());

  @Test
  void scoresTheClipsThatTheFirstModelScored() throws Exception {
    try (var operator = open()) {
      awaitShadow(operator);
      for (int i = 0; i < 10; i++) {
        operator.processElement(clip("door", i == 4 ? FakeModel.POISON : 51, i));
        operator.prepareSnapshotPreBarrier(i);
        int before = i;
        awaitMails(operator, () -> shadows(operator).size() >= (before < 4 ? before + 1 : before));
      }
      operator.endInput();

      assertThat(primaries(operator)).hasSize(9);
      assertThat(shadows(operator))
          .hasSize(9)
          .allSatisfy(score -> assertThat(score.getRole()).isEqualTo(ModelRole.SHADOW))
          .allSatisfy(score -> assertThat(score.getModel().getId()).isEqualTo("second"))
          .extracting(score -> score.getFrameNumbers().get(0))
          .containsExactlyElementsOf(
              primaries(operator).stream().map(score -> score.getFrameNumbers().get(0)).toList());
    }
  }

  @Test
  void dropsWhatASlowShadowHasNoRoomForAndHoldsNothingUp() throws Exception {
    try (var operator = open()) {
      awaitShadow(operator);
      second.counts().millis = LONG.toMillis();
      for (int i = 0; i < 200; i++) {
        operator.processElement(clip("c" + i % 2, 51, i));
      }
      operator.prepareSnapshotPreBarrier(1);
      assertThat(primaries(operator)).hasSize(200);
      operator.endInput();
      assertThat(shadows(operator)).isEmpty();
    }
  }

  @Test
  void beginsNoClipWhileTheFirstModelIsBusy() throws Exception {
    try (var operator = open()) {
      awaitShadow(operator);
      int before = second.counts().batches.get();
      first.counts().millis = 300;
      operator.processElement(clip("door", 51, 1));
      operator.processElement(clip("door", 51, 2));
      awaitMails(operator, () -> primaries(operator).size() == 1); // the second is under way
      Thread.sleep(100);
      assertThat(second.counts().batches).hasValue(before);

      operator.prepareSnapshotPreBarrier(1);
      awaitMails(operator, () -> shadows(operator).size() == 2);
      operator.endInput();
    }
  }

  @Test
  void goesOnWithoutAShadowThatFails() throws Exception {
    try (var operator = open()) {
      awaitShadow(operator);
      second.counts().broken = true;
      for (int i = 0; i < 20; i++) {
        operator.processElement(clip("c" + i, 51, i));
        operator.prepareSnapshotPreBarrier(i);
      }
      await().until(() -> second.counts().closes.get() == 1 || second.counts().batches.get() >= 3);
      for (int i = 20; i < 40; i++) {
        operator.processElement(clip("c" + i, 51, i));
      }
      operator.endInput();
      assertThat(primaries(operator)).hasSize(40);
      assertThat(shadows(operator)).isEmpty();
    }
  }

  @Test
  void goesOnWithoutAShadowThatCannotBeLoaded() throws Exception {
    RecognizerLoader absent =
        () -> {
          throw new IllegalStateException("no such model");
        };
    try (var operator = open(absent)) {
      for (int i = 0; i < 20; i++) {
        operator.processElement(clip("door", 51, i));
      }
      operator.endInput();
      assertThat(primaries(operator)).hasSize(20);
      assertThat(shadows(operator)).isEmpty();
    }
  }

  private OneInputStreamOperatorTestHarness<StreamItem, Recognition> open() throws Exception {
    return open(second);
  }

  private OneInputStreamOperatorTestHarness<StreamItem, Recognition> open(RecognizerLoader shadow)
      throws Exception {
    var labels = List.of("red", "other");
    var factory =
        new RecognizeClipsFactory(
            new ModelVersion("first", "1", false),
            first,
            new RecognitionOptions(Device.CPU, SINGLY, 1, false),
            OverloadOptions.BLOCK,
            new ShadowSettings(
                new ModelVersion("second", "2", false), shadow, SINGLY, labels, labels));
    var harness = new OneInputStreamOperatorTestHarness<>(factory, new StreamItemSerializer());
    harness.setup(new RecognitionSerializer());
    harness.open();
    return harness;
  }

  /** Returns once the shadow scores; what was scored until then is forgotten. */
  private static void awaitShadow(
      OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator) throws Exception {
    long index = -1;
    while (shadows(operator).isEmpty()) {
      operator.processElement(clip("early", 51, index--));
      operator.prepareSnapshotPreBarrier(0);
      Thread.sleep(20);
      runMails(operator);
    }
    Thread.sleep(100); // for what else was offered meanwhile
    runMails(operator);
    operator.getOutput().clear();
    operator.getSideOutput(RecognizeClipsFactory.SHADOW_SCORES).clear();
  }

  private static void awaitMails(
      OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator,
      java.util.concurrent.Callable<Boolean> condition)
      throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call() && System.nanoTime() < end) {
      runMails(operator);
      Thread.sleep(2);
    }
    assertThat(condition.call()).isTrue();
  }

  private static void runMails(OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator)
      throws Exception {
    var mailbox = operator.getTaskMailbox();
    for (var mail = mailbox.tryTake(0); mail.isPresent(); mail = mailbox.tryTake(0)) {
      mail.get().run();
    }
  }

  private static StreamRecord<StreamItem> clip(String camera, int red, long index) {
    return new StreamRecord<>(TestClips.of(camera, red, index), TestCamera.EPOCH / 1000 + index);
  }

  private static List<ClipScore> primaries(
      OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator) {
    return operator.extractOutputValues().stream()
        .filter(ScoredClip.class::isInstance)
        .map(clip -> ((ScoredClip) clip).score())
        .toList();
  }

  private static List<ClipScore> shadows(
      OneInputStreamOperatorTestHarness<StreamItem, Recognition> operator) {
    var scores = operator.getSideOutput(RecognizeClipsFactory.SHADOW_SCORES);
    return scores == null ? List.of() : scores.stream().map(StreamRecord::getValue).toList();
  }
}
