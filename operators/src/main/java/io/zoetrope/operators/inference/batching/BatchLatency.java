package io.zoetrope.operators.inference.batching;

import java.util.Arrays;

/** What a batch of each size takes on this device, learned from the batches it ran. */
final class BatchLatency {
  private static final double WEIGHT_OF_NEWEST = 0.2;

  private final double[] nanos; // 0: not seen yet

  BatchLatency(int maxBatch) {
    nanos = new double[maxBatch + 1];
  }

  void learn(int size, long took) {
    nanos[size] = nanos[size] == 0 ? took : nanos[size] + WEIGHT_OF_NEWEST * (took - nanos[size]);
  }

  boolean isKnown() {
    return Arrays.stream(nanos).anyMatch(took -> took > 0);
  }

  /** A size not seen takes what the next larger took, or as many times more as it is larger. */
  long expect(int size) {
    for (int larger = size; larger < nanos.length; larger++) {
      if (nanos[larger] > 0) {
        return (long) nanos[larger];
      }
    }
    for (int smaller = size - 1; smaller > 0; smaller--) {
      if (nanos[smaller] > 0) {
        return (long) (nanos[smaller] * size / smaller);
      }
    }
    return 0;
  }
}
