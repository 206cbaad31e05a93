package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;

/**
 * A batch is due when it is full, or when waiting longer would make its oldest clip late, given
 * what such a batch takes.
 */
record BatchRule(BatchLimits limits) {
  static final long UNTIL_MORE_COME = Long.MAX_VALUE;

  /** Nanoseconds to wait for more clips; zero or less: run now. */
  long waitNanos(PendingClips pending, BatchLatency latency, long now) {
    if (pending.size() == 0) {
      return UNTIL_MORE_COME;
    }
    boolean full = pending.size() >= limits.maxBatch();
    if (full || pending.isFlushing() || !latency.isKnown()) {
      return 0;
    }
    long deadline = pending.oldestArrival() + limits.maxLatency().toNanos();
    return deadline - latency.expect(pending.size() + 1) - now; // one may still come
  }
}
