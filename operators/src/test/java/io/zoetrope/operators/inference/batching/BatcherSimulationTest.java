package io.zoetrope.operators.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.clip.Clip;
import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.testkit.TestClips;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The batcher's decisions against a clock of the test's own and a device whose batches cost like a
 * GPU's: 10 ms and 2 ms a clip, so 8 clips take 26 ms and full batches make 307 clips a second.
 */
class BatcherSimulationTest {
  private static final long MILLI = 1_000_000;
  private static final long FIXED = 10 * MILLI;
  private static final long PER_CLIP = 2 * MILLI;
  private static final int MAX_BATCH = 8;
  private static final double FULL_RATE = MAX_BATCH / ((FIXED + MAX_BATCH * PER_CLIP) / 1e9);
  private static final BatchLimits LIMITS = new BatchLimits(1, MAX_BATCH, Duration.ofMillis(100));

  private static final ClipRequest.Owner NOBODY =
      new ClipRequest.Owner() {
        @Override
        public void done(List<ClipRequest> requests) {}

        @Override
        public void failed(Throwable problem) {}
      };

  private record Arrival(long time, String camera) {}

  /** What a run came to. */
  private static final class Outcome {
    int batches;
    int clips;
    long longestWait;
    final Map<String, Integer> served = new HashMap<>();

    double meanFill() {
      return (double) clips / batches / MAX_BATCH;
    }
  }

  @Test
  void batchesFillWith16CamerasAtHighLoad() {
    var outcome = run(cameras(16, 0.95 * FULL_RATE / 16, 60), Long.MAX_VALUE);
    assertThat(outcome.meanFill()).isGreaterThan(0.8);
  }

  @Test
  void batchesFillAsFarAsTheirTimeAllowsAtLowLoad() {
    double rate = 0.2 * FULL_RATE;
    var outcome = run(cameras(16, rate / 16, 60), Long.MAX_VALUE);
    double arrivingInTime = rate * (0.1 - (FIXED + 4 * PER_CLIP) / 1e9);
    assertThat(outcome.meanFill() * MAX_BATCH).isGreaterThan(0.8 * arrivingInTime);
  }

  @Test
  void noClipIsLateBelow80PercentLoad() {
    for (double load : List.of(0.05, 0.2, 0.4, 0.6, 0.75)) {
      var outcome = run(cameras(16, load * FULL_RATE / 16, 60), Long.MAX_VALUE);
      assertThat(outcome.longestWait)
          .as("load %s", load)
          .isLessThanOrEqualTo(LIMITS.maxLatency().toNanos());
    }
  }

  @Test
  void noCameraGetsLessThanHalfItsShareBesideGreedyOnes() {
    var arrivals = cameras(14, FULL_RATE / 16, 20);
    for (int greedy = 0; greedy < 2; greedy++) {
      arrivals.addAll(camera("greedy" + greedy, FULL_RATE, 20, new Random(greedy)));
    }
    var outcome = run(arrivals, 20_000 * MILLI);
    double share = outcome.clips / 16.0;
    for (int i = 0; i < 14; i++) {
      assertThat(outcome.served.get("c" + i)).as("c" + i).isGreaterThan((int) (share / 2));
    }
  }

  @Test
  void keepsEachCamerasOrder() {
    var pending = new PendingClips();
    for (int i = 0; i < 20; i++) {
      pending.add(new ClipRequest(NOBODY, clip("c" + i % 3, i), i));
    }
    Map<String, Long> last = new HashMap<>();
    while (pending.size() > 0) {
      for (var request : pending.take(4)) {
        Long before = last.put(request.clip().camera().camera(), request.arrivedNanos());
        assertThat(request.arrivedNanos()).isGreaterThan(before == null ? -1 : before);
      }
    }
  }

  private static Outcome run(PriorityQueue<Arrival> arrivals, long until) {
    var queue = new ClipQueue(LIMITS, Admission.OF_ALL);
    var outcome = new Outcome();
    long now = 0;
    while (now < until && (!arrivals.isEmpty() || queue.size() > 0)) {
      while (!arrivals.isEmpty() && arrivals.peek().time <= now) {
        var arrival = arrivals.remove();
        queue.submit(new ClipRequest(NOBODY, clip(arrival.camera, 0), arrival.time), now / 1000);
      }
      long wait = queue.waitNanos(now);
      if (wait <= 0) {
        now += runBatch(queue, now, outcome);
      } else {
        long next = arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.peek().time;
        now = wait == BatchRule.UNTIL_MORE_COME ? next : Math.min(next, now + wait);
      }
    }
    return outcome;
  }

  private static long runBatch(ClipQueue queue, long now, Outcome outcome) {
    var batch = queue.take(now / 1000).clips();
    long took = FIXED + batch.size() * PER_CLIP;
    queue.finished(batch, took);
    outcome.batches++;
    outcome.clips += batch.size();
    for (var request : batch) {
      outcome.longestWait = Math.max(outcome.longestWait, now + took - request.arrivedNanos());
      outcome.served.merge(request.clip().camera().camera(), 1, Integer::sum);
    }
    return took;
  }

  private static PriorityQueue<Arrival> cameras(int count, double clipsPerSecond, int seconds) {
    var arrivals = new PriorityQueue<Arrival>((a, b) -> Long.compare(a.time, b.time));
    for (int i = 0; i < count; i++) {
      arrivals.addAll(camera("c" + i, clipsPerSecond, seconds, new Random(i)));
    }
    return arrivals;
  }

  private static List<Arrival> camera(
      String name, double clipsPerSecond, int seconds, Random random) {
    long step = (long) (1e9 / clipsPerSecond);
    long phase = random.nextLong(step);
    return LongStream.range(0, (long) (seconds * clipsPerSecond))
        .mapToObj(i -> new Arrival(phase + i * step, name))
        .toList();
  }

  private static Clip clip(String camera, long index) {
    return TestClips.of(camera, 1, index);
  }
}
