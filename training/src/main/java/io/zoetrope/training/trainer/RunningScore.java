package io.zoetrope.training.trainer;

import ai.djl.ndarray.NDArray;
import io.zoetrope.training.trainer.TrainingListener.Score;

/** Sums up losses and right predictions. */
final class RunningScore {
  private double loss;
  private int right;
  private int seen;

  void add(double meanLoss, NDArray logits, int[] labels) {
    float[] values = logits.toFloatArray();
    int classes = values.length / labels.length;
    for (int i = 0; i < labels.length; i++) {
      right += best(values, i * classes, classes) == labels[i] ? 1 : 0;
    }
    loss += meanLoss * labels.length;
    seen += labels.length;
  }

  int seen() {
    return seen;
  }

  Score score() {
    return new Score(loss / seen, (double) right / seen);
  }

  private static int best(float[] values, int first, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      best = values[first + i] > values[first + best] ? i : best;
    }
    return best;
  }
}
