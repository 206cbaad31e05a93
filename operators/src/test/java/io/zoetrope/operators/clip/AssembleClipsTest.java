package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static io.zoetrope.operators.testkit.TestCamera.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.frame.CameraKey;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssembleClipsTest {
  private final TestCamera camera = new TestCamera("door");
  private ClipHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = new ClipHarness();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void makesAClipEveryHopOnceTheWindowIsFull() throws Exception {
    harness.send(camera.at(every(100, 0, 900)));

    assertThat(harness.ends()).containsExactly(400L, 600L, 800L);
    assertThat(ClipHarness.numbers(harness.clips().get(0))).containsExactly(1L, 2L, 3L, 4L);
    assertThat(harness.clips()).allMatch(clip -> clip.coverage() == 1);
  }

  @Test
  void carriesTheTimesOfItsNewestFrame() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));

    var clip = harness.clips().get(0);
    assertThat(clip.newest().captureTime()).isEqualTo(EPOCH + 400_000);
    assertThat(clip.newest().logTime()).isEqualTo(EPOCH / 1000 + 400);
    assertThat(clip.camera()).isEqualTo(new CameraKey(0, "door"));
    assertThat(clip.startTime()).isEqualTo(EPOCH + 100_000);
  }

  @Test
  void ignoresABatchThatComesTwice() throws Exception {
    var first = camera.at(0, 100, 200);
    harness.send(first, first, camera.at(300, 400, 500, 600), first);

    assertThat(harness.ends()).containsExactly(400L, 600L);
    assertThat(harness.marks()).isEmpty();
  }

  @Test
  void ignoresABatchThatComesAfterTheNext() throws Exception {
    var first = camera.at(0, 100);
    var second = camera.at(200, 300);
    var third = camera.at(400, 500, 600);
    harness.send(first, third, second);

    assertThat(harness.ends()).containsExactly(400L, 600L);
    assertThat(ClipHarness.numbers(harness.clips().get(0))).containsExactly(1L, 1L, 4L, 4L);
  }

  @Test
  void neverJoinsTwoConnections() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));
    harness.send(camera.reconnect("s2").at(every(100, 500, 1100)));

    assertThat(harness.ends()).containsExactly(400L, 800L, 1000L);
    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);
    assertThat(harness.clips().get(1).streamId()).isEqualTo("s2");
  }

  @Test
  void makesNoClipOfTwoPartsOfThePictureButGoesOnWithItsStream() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));
    harness.send(camera.show(1).at(every(100, 500, 1100)));
    harness.send(camera.at(every(100, 1100, 1300)));

    assertThat(harness.ends()).containsExactly(400L, 800L, 1000L, 1200L);
    assertThat(ClipHarness.numbers(harness.clips().get(1))).containsExactly(5L, 6L, 7L, 8L);
    assertThat(harness.marks()).isEmpty();
  }

  @Test
  void aLateBatchOfAnEarlierPartChangesNothing() throws Exception {
    var late = camera.at(every(100, 0, 500));
    harness.send(late);
    harness.send(camera.show(1).at(every(100, 500, 700)), late, camera.at(every(100, 700, 900)));

    assertThat(harness.ends()).containsExactly(400L, 800L);
  }

  @Test
  void takesNothingMoreFromAnEarlierConnection() throws Exception {
    harness.send(camera.at(0, 100));
    var late = camera.at(200, 300);
    harness.send(camera.reconnect("s2").at(every(100, 400, 700)), late);
    harness.send(camera.at(every(100, 700, 900)));

    assertThat(harness.ends()).containsExactly(800L);
    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);
  }

  @Test
  void repeatsTheLastFrameOverASmallGap() throws Exception {
    harness.send(camera.at(0, 100, 200, 600, 700, 800));

    assertThat(harness.marks()).isEmpty();
    var overGap = harness.clips().get(0);
    assertThat(ClipHarness.millis(overGap.endTime())).isEqualTo(400);
    assertThat(ClipHarness.numbers(overGap)).containsExactly(1L, 2L, 2L, 2L);
    assertThat(overGap.coverage()).isEqualTo(0.5f);
  }

  @Test
  void breaksAtAGapOverTheLimit() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));
    harness.send(camera.at(every(100, 900, 1500)));

    assertThat(harness.marks()).isEmpty();
    harness.send(camera.at(every(100, 1901, 2502)));
    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);
    assertThat(harness.ends()).last().isEqualTo(2400L);
    assertThat(harness.ends()).doesNotContain(1600L, 1800L, 2000L, 2200L);
  }

  @Test
  void fillsAWindowOfFramesThatAreSecondsApart() throws Exception {
    harness.close();
    var sparse = new ModelCard.Clip(4, 40, Rational.of(20));
    harness = new ClipHarness(ClipGrid.of(sparse, Duration.ofMillis(500), Duration.ofMillis(500)));
    harness.send(camera.at(0, 2000, 4000, 6000, 8000, 12_000, 14_000));

    assertThat(harness.ends()).containsExactly(6000L, 8000L, 10_000L, 12_000L, 14_000L);
    assertThat(harness.marks()).isEmpty();
  }

  @Test
  void takesTheNearestFrameOfAVariableRate() throws Exception {
    harness.send(camera.at(10, 90, 130, 180, 290, 340, 410));

    var clip = harness.clips().get(0);
    assertThat(ClipHarness.numbers(clip)).containsExactly(1L, 3L, 4L, 6L);
  }

  @Test
  void breaksWhereTheClockJumpsForward() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));
    harness.send(camera.at(every(100, 3_600_000, 3_600_500)));

    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);
    assertThat(harness.ends()).containsExactly(400L, 3_600_400L);
  }

  @Test
  void breaksWhereTheClockJumpsBack() throws Exception {
    harness.send(camera.at(every(100, 3_600_000, 3_600_500)));
    harness.send(camera.at(every(100, 0, 500)));

    assertThat(harness.marks()).containsExactly(StreamMark.Kind.CUT);
    assertThat(harness.ends()).containsExactly(3_600_400L, 400L);
  }

  @Test
  void waitsForAClockThatWasSetBackALittle() throws Exception {
    harness.send(camera.at(0, 100, 200), camera.at(150, 180), camera.at(300, 400));

    assertThat(harness.marks()).isEmpty();
    assertThat(harness.clips()).hasSize(1);
    assertThat(ClipHarness.numbers(harness.clips().get(0))).containsExactly(1L, 2L, 5L, 6L);
  }

  @Test
  void passesHeartbeatsAndEndsInOrder() throws Exception {
    harness.send(camera.heartbeat(0), camera.at(every(100, 100, 500)), camera.end(600));

    assertThat(harness.items()).hasSize(3);
    assertThat(harness.items().get(1)).isInstanceOf(Clip.class);
    assertThat(harness.marks()).containsExactly(StreamMark.Kind.HEARTBEAT, StreamMark.Kind.END);
  }

  @Test
  void takesNothingAfterTheEndOfAStream() throws Exception {
    harness.send(camera.at(every(100, 0, 300)), camera.end(300));
    harness.send(camera.at(every(100, 300, 900)));

    assertThat(harness.clips()).isEmpty();
  }

  @Test
  void twoCamerasTogetherAreAsEachAlone() throws Exception {
    var other = new TestCamera("yard");
    var interleaved = new ArrayList<FrameRecord>();
    for (long start = 0; start < 2000; start += 200) {
      interleaved.add(camera.at(start, start + 100));
      interleaved.add(other.at(start + 50, start + 120));
    }
    for (var record : interleaved) {
      harness.send(record);
    }
    assertThat(identitiesOf(harness, "door")).isEqualTo(alone("door", interleaved));
    assertThat(identitiesOf(harness, "yard")).isEqualTo(alone("yard", interleaved)).isNotEmpty();
  }

  @Test
  void rewoundRecordsFillWindowsAndDoNothingElse() throws Exception {
    harness.send(
        camera.at(0, 100).asRewound(),
        camera.raw(new byte[] {1}, 150).asRewound(),
        camera.heartbeat(160).asRewound(),
        camera.at(200, 300, 400).asRewound());
    assertThat(harness.items()).isEmpty();
    assertThat(harness.deadLetters()).isEmpty();

    harness.send(camera.at(500, 600));
    assertThat(harness.ends()).containsExactly(600L);
    assertThat(ClipHarness.numbers(harness.clips().get(0))).containsExactly(3L, 4L, 5L, 6L);
  }

  @Test
  void cutsWhereWhatCameBeforeARestoreIsGone() throws Exception {
    harness.send(camera.at(every(100, 0, 1000)));
    try (var restored = new ClipHarness(ClipHarness.GRID, harness.snapshot())) {
      restored.send(camera.at(every(100, 3000, 4000)), camera.at(every(100, 4000, 5000)));
      assertThat(restored.marks()).containsExactly(StreamMark.Kind.CUT);
      assertThat(restored.items().get(0)).isInstanceOf(StreamMark.class);
    }
  }

  @Test
  void goesOnWhereWhatCameBeforeARestoreIsReadAgain() throws Exception {
    harness.send(camera.at(every(100, 0, 1000)));
    try (var restored = new ClipHarness(ClipHarness.GRID, harness.snapshot())) {
      restored.send(camera.at(every(100, 1000, 1500)).asRewound(), camera.at(1500, 1600));
      assertThat(restored.marks()).isEmpty();
    }
  }

  @Test
  void forgetsASilentCamera() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));
    assertThat(harness.timers()).isEqualTo(1);

    harness.watermark(30_100); // 30 s after the first record, not after the last
    assertThat(harness.timers()).isEqualTo(1);
    harness.watermark(30_400);
    assertThat(harness.timers()).isZero();
    assertThat(harness.keyedStates()).isZero();

    harness.send(camera.at(500, 600)); // whose window is gone: nothing is full
    assertThat(harness.clips()).hasSize(1);
  }

  @Test
  void goesOnWithFramesThatGoOnAfterTheLogStood() throws Exception {
    harness.send(camera.at(every(100, 0, 500)));
    harness.send(filmedAt(500, 900, ClipHarness.FORGET.toMillis()));
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L);
  }

  @Test
  void aWindowIsForgottenWhetherItsTimerOrTheNextRecordComesFirst() throws Exception {
    long stood = ClipHarness.FORGET.toMillis() + 1_000;
    for (boolean timer : new boolean[] {true, false}) {
      try (var each = new ClipHarness()) {
        var other = new TestCamera("door");
        each.send(other.at(every(100, 0, 500)));
        if (timer) {
          each.watermark(stood);
        }
        each.send(filmedAt(other, 500, 1200, stood));
        assertThat(each.ends()).as("timer %s", timer).containsExactly(400L, 800L, 1000L);
      }
    }
  }

  private FrameRecord filmedAt(long from, long to, long logged) {
    return filmedAt(camera, from, to, logged);
  }

  /** Frames that come to the log later than they were filmed. */
  private static FrameRecord filmedAt(TestCamera camera, long from, long to, long logged) {
    var record = camera.at(every(100, from, to));
    return camera.raw(record.value(), logged);
  }

  private static List<String> identitiesOf(ClipHarness harness, String camera) {
    return harness.clips().stream()
        .filter(clip -> clip.camera().camera().equals(camera))
        .map(ClipHarness::identity)
        .toList();
  }

  private static List<String> alone(String camera, List<FrameRecord> records) throws Exception {
    try (var lone = new ClipHarness()) {
      for (var record : records) {
        if (CameraKey.of(record).camera().equals(camera)) {
          lone.send(record);
        }
      }
      return identitiesOf(lone, camera);
    }
  }
}
