package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.inference.engine.BatchLimits;

/**
 * What a device has before it.
 *
 * @param clipsPerSecond it can do in full batches, by what it was measured to do
 * @param waitMicros from a clip's coming now to its answer
 */
record DeviceLoad(double clipsPerSecond, long waitMicros) {
  /** A device that did nothing yet may be any good. */
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
