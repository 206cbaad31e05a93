package io.zoetrope.operators.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.operators.inference.engine.BatchLimits;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TestClips;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Shedding against a clock of the test's own: a device whose full batches make 307 clips a second,
 * 16 cameras asking for more.
 */
class ShedSimulationTest {
  private static final int CAMERAS = 16;
  private static final int MAX_BATCH = 8;
  private static final BatchLimits LIMITS = new BatchLimits(1, MAX_BATCH, Duration.ofMillis(100));
  private static final double FULL_RATE = MAX_BATCH / 0.026;
  private static final Duration FRESHNESS = Duration.ofSeconds(2);
  private static final long SECOND = 1_000_000;

  private static final ClipRequest.Owner NOBODY =
      new ClipRequest.Owner() {
        @Override
        public void done(List<ClipRequest> requests) {}

        @Override
        public void failed(Throwable problem) {}
      };

  private final PriorityQueue<Arrival> arrivals =
      new PriorityQueue<>((a, b) -> Long.compare(a.micros, b.micros));
  private final Admission shedder = OverloadOptions.shed(FRESHNESS).newAdmission();
  private final ClipQueue queue = new ClipQueue(LIMITS, shedder);

  private final Map<ShedStep, Integer> shed = new EnumMap<>(ShedStep.class);
  private final Map<String, Integer> scored = new HashMap<>();
  private final List<Long> ages = new ArrayList<>(); // from log to scores
  private final List<Integer> levels = new ArrayList<>(); // one after the other
  private int made;
  private long apart; // the log's clock from the device's
  private long backlog; // of the log at the start

  private record Arrival(long micros, String camera, int priority, long hopNumber) {}

  @Test
  void keepsScoresFreshAtThreeTimesTheLoad() {
    cameras(0, 120, 3, 0);
    run();

    assertThat(percentile(0.99)).isLessThan(FRESHNESS.toMillis() * 1000);
    assertThat(shed).containsKey(ShedStep.WIDER_HOP).doesNotContainKey(ShedStep.OLDEST);
    assertThat(shed).doesNotContainKey(ShedStep.LOW_PRIORITY);
    assertThat(scored).hasSize(CAMERAS);
  }

  @Test
  void holdsItsStepWhileTheLoadLasts() {
    cameras(0, 300, 3, 0);
    run();
    assertThat(levels).containsExactly(0, 1, 2);
  }

  @Test
  void everyClipIsScoredOrShed() {
    for (int load = 1; load <= 12; load += 3) {
      cameras(load * 100, load * 100 + 60, load, load % 2);
    }
    run();
    assertThat(scored.values().stream().mapToInt(i -> i).sum() + shedInAll()).isEqualTo(made);
    assertThat(queue.size()).isZero();
  }

  @Test
  void goesBackToAllClipsOnceTheyFitAgain() {
    cameras(0, 60, 3, 0);
    cameras(60, 120, 0.5, 0);
    run();
    assertThat(levels).containsExactly(0, 1, 2, 1, 0);
  }

  @Test
  void camerasOfLowPriorityGoBeforeTheOthers() {
    cameras(0, 120, 5, 0);
    cameras(0, 120, 2, 1);
    run();

    assertThat(shed).containsKey(ShedStep.LOW_PRIORITY);
    assertThat(scoredOf(1)).isGreaterThan((int) (0.24 * 2 * FULL_RATE * 120)); // one of four
    assertThat(scoredOf(0)).isLessThan(scoredOf(1) / 5);
    assertThat(percentile(0.99)).isLessThan(FRESHNESS.toMillis() * 1000);
  }

  @Test
  void dropsTheOldestWhereNoStepIsEnough() {
    cameras(0, 60, 12, 0);
    run();

    assertThat(shed).containsKey(ShedStep.OLDEST);
    assertThat(Collections.max(ages)).isLessThanOrEqualTo(2 * FRESHNESS.toMillis() * 1000);
    assertThat(percentile(0.99)).isLessThan(FRESHNESS.toMillis() * 1000 + SECOND / 10);
    double share = scored.values().stream().mapToInt(i -> i).sum() / (FULL_RATE * 60);
    assertThat(share).isGreaterThan(0.9); // the device is never idle for it
  }

  @Test
  void shedsNothingBelowTheDevicesRate() {
    cameras(0, 120, 0.9, 0);
    run();
    assertThat(shed).isEmpty();
    assertThat(levels).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -5, -2, 5, 3600})
  void shedsNothingForClocksThatAreApart(long seconds) {
    apart = seconds * SECOND;
    cameras(0, 15, 0.9, 0); // to find out
    run();
    shed.clear();
    cameras(15, 120, 0.9, 0);
    run();
    assertThat(shed).isEmpty();
    assertThat(queue.clockDifference()).isCloseTo(-apart, within(SECOND / 2));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -5, 5, 3600})
  void keepsScoresFreshWhereClocksAreApart(long seconds) {
    apart = seconds * SECOND;
    cameras(0, 120, 3, 0);
    run();
    assertThat(percentile(0.99)).isLessThan(FRESHNESS.toMillis() * 1000);
    assertThat(scored.values().stream().mapToInt(i -> i).sum())
        .isGreaterThan((int) (0.6 * FULL_RATE * 100));
  }

  @Test
  void aBacklogIsNoDifferenceOfClocks() {
    backlog = 30 * SECOND;
    cameras(0, 40, 0.9, 0);
    run();
    assertThat(queue.clockDifference()).isZero();
    assertThat(shed).containsKey(ShedStep.OLDEST);
  }

  @Test
  void namesTheStepsInForce() {
    cameras(0, 20, 12, 0);
    cameras(0, 20, 12, 3);
    run();
    long now = TestCamera.EPOCH + 20 * SECOND;
    assertThat(shedder.degradation(now))
        .containsExactly("wider-hop-x4", "low-priority", "drop-oldest");
    assertThat(shedder.degradation(now + 60 * SECOND)).doesNotContain("drop-oldest");
  }

  /** 16 cameras which together need so many times what the device can do. */
  private void cameras(int from, int to, double load, int priority) {
    long hop = (long) (CAMERAS / (load * FULL_RATE) * SECOND);
    for (int i = 0; i < CAMERAS; i++) {
      String name = "c" + i + " of " + priority;
      long first = TestCamera.EPOCH + from * SECOND + new Random(i).nextLong(hop);
      for (long k = 0; first + k * hop < TestCamera.EPOCH + to * SECOND; k++) {
        arrivals.add(new Arrival(first + k * hop, name, priority, k));
      }
    }
  }

  private void run() {
    long now = TestCamera.EPOCH;
    levels.add(0);
    while (!arrivals.isEmpty() || queue.size() > 0) {
      takeIn(now);
      long wait = queue.waitNanos(now * 1000);
      if (wait <= 0) {
        now = score(now);
      } else {
        long next = arrivals.isEmpty() ? Long.MAX_VALUE : arrivals.element().micros;
        now = wait == BatchRule.UNTIL_MORE_COME ? next : Math.min(next, now + wait / 1000 + 1);
      }
    }
  }

  private void takeIn(long now) {
    while (!arrivals.isEmpty() && arrivals.element().micros <= now) {
      var arrival = arrivals.remove();
      made++;
      long logged = arrival.micros + apart - backlogAt(arrival.micros);
      var clip = TestClips.at(arrival.camera, arrival.priority, logged, arrival.hopNumber);
      var request = new ClipRequest(NOBODY, clip, arrival.micros * 1000);
      if (!queue.submit(request, arrival.micros)) {
        shed(request.shed());
      }
      if (levels.get(levels.size() - 1) != queue.overloadLevel()) {
        levels.add(queue.overloadLevel());
      }
    }
  }

  /** It is read at four times the speed that it was written at. */
  private long backlogAt(long now) {
    return Math.max(0, backlog - 3 * (now - TestCamera.EPOCH));
  }

  private long score(long now) {
    var taken = queue.take(now);
    taken.stale().forEach(request -> shed(request.shed()));
    var batch = taken.clips();
    if (batch.isEmpty()) {
      return now;
    }
    long done = now + 10_000 + batch.size() * 2_000L;
    queue.finished(batch, (done - now) * 1000);
    for (var request : batch) {
      ages.add(done - request.arrivedNanos() / 1000);
      scored.merge(request.clip().camera().camera(), 1, Integer::sum);
    }
    return done;
  }

  private void shed(ShedStep step) {
    shed.merge(step, 1, Integer::sum);
  }

  private int shedInAll() {
    return shed.values().stream().mapToInt(i -> i).sum();
  }

  private int scoredOf(int priority) {
    return scored.entrySet().stream()
        .filter(camera -> camera.getKey().endsWith(" of " + priority))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  private long percentile(double share) {
    Collections.sort(ages);
    return ages.get((int) (share * (ages.size() - 1)));
  }
}
