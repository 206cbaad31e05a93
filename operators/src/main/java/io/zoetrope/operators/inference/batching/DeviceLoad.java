package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;

/**
 * How busy a device is.
 *
 * @param clipsPerSecond it can do in full batches, by what it was measured to do
 * @param waitMicros from a clip's arrival now to its score
 */
record DeviceLoad(double clipsPerSecond, long waitMicros) {
  /** Before the first batch nothing is known. */
  private static final DeviceLoad UNKNOWN = new DeviceLoad(Double.POSITIVE_INFINITY, 0);

  static DeviceLoad of(BatchLimits limits, BatchLatency latency, int waiting) {
    if (!latency.isKnown()) {
      return UNKNOWN;
    }
    double batchSeconds = latency.expect(limits.maxBatch()) / 1e9;
    double rate = limits.workers() * limits.maxBatch() / batchSeconds;
    return new DeviceLoad(rate, (long) ((waiting / rate + batchSeconds) * 1e6));
  }
}
