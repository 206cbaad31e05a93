package io.zoetrope.operators.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TestClips;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every decision of the queue, without a thread and with the test's own time. */
class ClipQueueTest {
  private static final long MILLI = 1_000_000; // nanoseconds
  private static final long SECOND = 1000 * MILLI;
  private static final long NOW = TestCamera.EPOCH; // microseconds
  private static final BatchLimits LIMITS = new BatchLimits(1, 4, Duration.ofMillis(100));

  private final ClipQueue queue = new ClipQueue(LIMITS, Admission.OF_ALL);
  private final ClipRequest.Owner one = new Nobody();
  private final ClipRequest.Owner other = new Nobody();

  /** An owner that is never called: the queue only decides. */
  private static final class Nobody implements ClipRequest.Owner {
    @Override
    public void done(List<ClipRequest> requests) {
      throw new AssertionError("the queue calls nobody");
    }

    @Override
    public void failed(Throwable problem) {
      throw new AssertionError("the queue calls nobody", problem);
    }
  }

  @Test
  void anEmptyQueueWaitsForMore() {
    assertThat(queue.waitNanos(0)).isEqualTo(BatchRule.UNTIL_MORE_COME);
    assertThat(queue.take(NOW).clips()).isEmpty();
    assertThat(queue.isBusy()).isFalse();
  }

  @Test
  void theFirstClipWaitsForNoOther() {
    submit(one, "door", 0);
    assertThat(queue.waitNanos(0)).isZero(); // what a batch takes is not known yet
  }

  @Test
  void aFullBatchIsDueAtOnceAndLeavesTheRest() {
    learn(1, 10);
    for (int i = 0; i < 3; i++) {
      submit(one, "c" + i, i);
    }
    assertThat(queue.waitNanos(3)).isPositive();
    submit(one, "c3", 3);
    submit(one, "c4", 4);

    assertThat(queue.waitNanos(4)).isZero();
    assertThat(cameras(queue.take(NOW))).containsExactly("c0", "c1", "c2", "c3");
    assertThat(queue.size()).isEqualTo(1);
  }

  @Test
  void aBatchIsDueBeforeItsOldestClipIsLate() {
    learn(1, 10);
    submit(one, "door", 5 * MILLI);
    submit(one, "yard", 30 * MILLI);
    // one more may come: three clips take 30 ms, so the oldest may wait until 5 + 100 - 30 ms
    assertThat(queue.waitNanos(30 * MILLI)).isEqualTo(45 * MILLI);
    assertThat(queue.waitNanos(75 * MILLI)).isZero();
    assertThat(queue.waitNanos(80 * MILLI)).isNegative();
  }

  @Test
  void expectsWhatBatchesOfThatSizeTook() {
    learn(1, 10);
    learn(2, 12);
    submit(one, "door", 0);
    assertThat(queue.waitNanos(0)).isEqualTo(88 * MILLI);
    assertThat(queue.load().clipsPerSecond()).isEqualTo(4 / 0.024);
  }

  @Test
  void theLoadIsKnownOnceABatchHasRun() {
    assertThat(queue.load().clipsPerSecond()).isInfinite();
    learn(4, 20);
    submit(one, "door", 0);
    submit(one, "door", 1);
    assertThat(queue.load()).isEqualTo(new DeviceLoad(200, 30_000));
  }

  @Test
  void takesAClipOfEachCameraBeforeASecondOfAny() {
    for (int i = 0; i < 10; i++) {
      submit(one, "greedy", i);
    }
    submit(other, "door", 20);
    submit(other, "yard", 30);
    assertThat(cameras(queue.take(NOW))).containsExactly("greedy", "door", "yard", "greedy");
    assertThat(cameras(queue.take(NOW))).containsOnly("greedy").hasSize(4);
  }

  @Test
  void flushesWhileTheOwnerHasClips() {
    learn(1, 10);
    submit(other, "yard", 0);
    queue.flush(one);
    assertThat(queue.waitNanos(0)).isPositive();
    submit(one, "door", 1);
    assertThat(queue.waitNanos(1)).isZero();

    queue.resume(one);
    assertThat(queue.waitNanos(1)).isPositive();
    assertThat(queue.size()).isEqualTo(2);
  }

  @Test
  void dropsAnOwnersClipsAndKeepsTheOthers() {
    learn(1, 10);
    submit(one, "door", 0);
    submit(other, "door", 1);
    submit(one, "yard", 2);
    queue.flush(one);
    queue.drop(one);

    assertThat(queue.size()).isEqualTo(1);
    assertThat(queue.waiting(one)).isZero();
    assertThat(queue.waiting(other)).isEqualTo(1);
    assertThat(queue.waitNanos(2)).isPositive();
    assertThat(queue.take(NOW).clips())
        .extracting(request -> request.owner())
        .containsExactly(other);
  }

  @Test
  void shedsWhatWouldBeScoredTooLate() {
    var shedding = OverloadOptions.shed(Duration.ofSeconds(1)).newAdmission();
    var fresh = new ClipQueue(LIMITS, shedding);
    var old = new ClipRequest(one, TestClips.at("door", 0, NOW, 0), 0);
    var young = new ClipRequest(one, TestClips.at("door", 0, NOW + 900_000, 0), 1);
    assertThat(fresh.submit(old, NOW)).isTrue();
    assertThat(fresh.submit(young, NOW)).isTrue();

    var batch = fresh.take(NOW + 1_500_000);
    assertThat(batch.stale()).containsExactly(old);
    assertThat(batch.clips()).containsExactly(young);
    assertThat(old.shed()).isEqualTo(ShedStep.OLDEST);
    assertThat(young.isDone()).isFalse();
    assertThat(young.degradation()).containsExactly("drop-oldest");
  }

  @Test
  void aBatchOfStaleClipsAloneKeepsNoWorker() {
    var fresh = new ClipQueue(LIMITS, OverloadOptions.shed(Duration.ofSeconds(1)).newAdmission());
    fresh.submit(new ClipRequest(one, TestClips.at("door", 0, NOW, 0), 0), NOW);
    assertThat(fresh.take(NOW + 2_000_000).clips()).isEmpty();
    assertThat(fresh.isBusy()).isFalse();
    assertThat(fresh.size()).isZero();
  }

  @Test
  void shedsWhatIsNotAdmitted() {
    var closed = new ClipQueue(LIMITS, new AdmitsNone());
    var request = new ClipRequest(one, TestClips.red(1), 0);
    assertThat(closed.submit(request, NOW)).isFalse();
    assertThat(request.shed()).isEqualTo(ShedStep.LOW_PRIORITY);
    assertThat(closed.size()).isZero();
    assertThat(closed.overloadLevel()).isEqualTo(3);
  }

  private static final class AdmitsNone implements Admission {
    @Override
    public Optional<ShedStep> refusal(Clip clip, DeviceLoad load, long now) {
      return Optional.of(ShedStep.LOW_PRIORITY);
    }

    @Override
    public int level() {
      return 3;
    }
  }

  @Test
  void aFailureFailsAllThatWaitAndAllThatCome() {
    var door = submit(one, "door", 0);
    var yard = submit(other, "yard", 1);
    var problem = new IllegalStateException("broken");

    assertThat(queue.fail(problem)).containsExactlyInAnyOrder(door, yard);
    assertThat(queue.submit(new ClipRequest(one, TestClips.red(1), 2), NOW)).isFalse();
    assertThat(queue.size()).isZero();
    assertThat(queue.isBusy()).isFalse();
    assertThat(queue.fail(new IllegalStateException("another"))).isEmpty();
    assertThat(queue.failure()).contains(problem);
  }

  @Test
  void isBusyWhileClipsWaitOrEveryWorkerHasABatch() {
    submit(one, "door", 0);
    assertThat(queue.isBusy()).isTrue();
    var batch = queue.take(NOW).clips();
    assertThat(queue.isBusy()).isTrue();
    queue.finished(batch, MILLI);
    assertThat(queue.isBusy()).isFalse();
  }

  @Test
  void aCallIsOverdueAfterManyTimesWhatItWasMeasuredToTakeAndAMinute() {
    learn(1, 4000);
    submit(one, "door", 0);
    var batch = queue.take(NOW).clips();

    assertThat(queue.overdue(199 * SECOND)).isEmpty();
    assertThat(queue.overdue(2 * SECOND)).containsSame(batch);

    queue.finished(batch, MILLI);
    assertThat(queue.overdue(1000 * SECOND)).isEmpty();
  }

  @Test
  void aCallOfAQuickModelHasAMinuteAndTheFirstOneTen() {
    submit(one, "door", 0);
    var first = queue.take(NOW).clips();
    assertThat(queue.overdue(599 * SECOND)).isEmpty();
    assertThat(queue.overdue(2 * SECOND)).containsSame(first);

    queue.finished(first, MILLI);
    submit(one, "door", 0);
    var next = queue.take(NOW).clips();
    assertThat(queue.overdue(59 * SECOND)).isEmpty();
    assertThat(queue.overdue(2 * SECOND)).containsSame(next);
  }

  @Test
  void aConfiguredTimeoutGoesBeforeWhatWasMeasured() {
    var limited = new ClipQueue(LIMITS.withCallTimeout(Duration.ofSeconds(5)), Admission.OF_ALL);
    limited.submit(new ClipRequest(one, TestClips.red(1), 0), NOW);
    var batch = limited.take(NOW).clips();
    assertThat(limited.overdue(5 * SECOND)).isEmpty();
    assertThat(limited.overdue(1)).containsSame(batch);
  }

  private ClipRequest submit(ClipRequest.Owner owner, String camera, long nanos) {
    var request = new ClipRequest(owner, TestClips.of(camera, 1, nanos), nanos);
    assertThat(queue.submit(request, NOW)).isTrue();
    return request;
  }

  /** A batch of that size ran for that long. */
  private void learn(int clips, long millis) {
    for (int i = 0; i < clips; i++) {
      submit(one, "learned", i);
    }
    queue.finished(queue.take(NOW).clips(), millis * MILLI);
  }

  private static List<String> cameras(ClipQueue.Batch batch) {
    return batch.clips().stream().map(request -> request.clip().camera().camera()).toList();
  }
}
