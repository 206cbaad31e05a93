package io.zoetrope.operators.inference.engine;

import java.io.Serializable;
import java.time.Duration;

/**
 * How clips go to a device.
 *
 * @param workers threads calling the model at the same time; {@link #ONE_PER_PROCESSOR}: as many as
 *     the machine that runs them has processors, which is not the one that plans the job
 * @param maxBatch clips in one call
 * @param maxLatency from a clip's arrival to its score, while the device keeps up
 * @param callTimeout after which a call that has not come back counts as hung; null: many times
 *     what such calls were measured to take
 */
public record BatchLimits(int workers, int maxBatch, Duration maxLatency, Duration callTimeout)
    implements Serializable {
  public static final int ONE_PER_PROCESSOR = 0;

  private static final Duration MAX_LATENCY = Duration.ofMillis(200);

  public BatchLimits {
    if (workers < 0 || maxBatch < 1) {
      throw new IllegalArgumentException(
          "workers and batch size start at 1, not %d and %d".formatted(workers, maxBatch));
    }
  }

  public BatchLimits(int workers, int maxBatch, Duration maxLatency) {
    this(workers, maxBatch, maxLatency, null);
  }

  public BatchLimits withCallTimeout(Duration other) {
    return new BatchLimits(workers, maxBatch, maxLatency, other);
  }

  /**
   * On a CPU single clips on every worker, where batching is worth 3 % at most; on a GPU batches,
   * the next one gathered while one runs.
   */
  public static BatchLimits of(Device device, int workers, int maxBatch) {
    return device.batches()
        ? new BatchLimits(1, maxBatch, MAX_LATENCY)
        : new BatchLimits(workers, 1, MAX_LATENCY);
  }

  /** On this machine. */
  @Override
  public int workers() {
    return onThisMachine(workers);
  }

  static int onThisMachine(int workers) {
    return workers == ONE_PER_PROCESSOR ? Runtime.getRuntime().availableProcessors() : workers;
  }

  /** Clips a subtask may have in flight: one call for each worker, and the next ones waiting. */
  public int quota() {
    return maxBatch == 1 ? workers() + 1 : 2 * maxBatch * workers();
  }
}
