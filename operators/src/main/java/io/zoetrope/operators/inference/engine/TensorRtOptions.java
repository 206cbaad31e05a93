package io.zoetrope.operators.inference.engine;

import java.io.Serializable;

/**
 * How TensorRT builds the engine of a network.
 *
 * @param engines folder that keeps engines, on each machine: building one takes minutes; empty: in
 *     the user's cache there; null: it is built at every start
 * @param bestBatch clips in the call that the engine is tuned for; 0: the largest
 */
public record TensorRtOptions(String engines, int bestBatch) implements Serializable {
  public static final TensorRtOptions DEFAULT = new TensorRtOptions(null, 0);

  public TensorRtOptions {
    if (bestBatch < 0) {
      throw new IllegalArgumentException("best-batch: at least 1, not " + bestBatch);
    }
  }

  void requireWithin(int maxBatch) {
    if (bestBatch > maxBatch) {
      throw new IllegalArgumentException(
          "best-batch: %d is more than the largest batch, %d".formatted(bestBatch, maxBatch));
    }
  }

  int bestOf(int maxBatch) {
    return bestBatch == 0 ? maxBatch : bestBatch;
  }
}
