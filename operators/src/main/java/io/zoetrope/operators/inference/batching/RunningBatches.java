package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Batches that a device works on, and for how long. Their age grows by what {@link #age} is told: a
 * machine that slept is not a device that hangs.
 */
final class RunningBatches {
  /** Much more than any call takes that comes back, on a machine however busy. */
  private static final int TIMES_EXPECTED = 50;

  private static final long LEAST = Duration.ofMinutes(1).toNanos();

  /** The first call of a size may build what later ones use. */
  private static final long UNTIL_KNOWN = Duration.ofMinutes(10).toNanos();

  private final BatchLimits limits;
  private final BatchLatency latency;
  private final IdentityHashMap<List<ClipRequest>, Long> ages =
      new IdentityHashMap<>(); // nanoseconds

  RunningBatches(BatchLimits limits, BatchLatency latency) {
    this.limits = limits;
    this.latency = latency;
  }

  void add(List<ClipRequest> batch) {
    ages.put(batch, 0L);
  }

  void remove(List<ClipRequest> batch) {
    ages.remove(batch);
  }

  /** Of all batches. */
  List<ClipRequest> clips() {
    return ages.keySet().stream().flatMap(List::stream).toList();
  }

  int size() {
    return ages.size();
  }

  void age(long nanos) {
    ages.replaceAll((batch, age) -> age + nanos);
  }

  /** A batch that should have come back long ago. */
  Optional<List<ClipRequest>> overdue() {
    return ages.entrySet().stream()
        .filter(running -> running.getValue() > longest(running.getKey().size()))
        .map(Map.Entry::getKey)
        .findAny();
  }

  /** Nanoseconds that a call with so many clips may take. */
  long longest(int clips) {
    if (limits.callTimeout() != null) {
      return limits.callTimeout().toNanos();
    }
    return latency.isKnown()
        ? Math.max(LEAST, TIMES_EXPECTED * latency.expect(clips))
        : UNTIL_KNOWN;
  }
}
