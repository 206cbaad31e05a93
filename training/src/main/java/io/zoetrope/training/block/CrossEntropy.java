package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/** Softmax cross-entropy with class weights and label smoothing, to PyTorch's formula. */
public final class CrossEntropy {
  private final float[] weights;
  private final float smoothing;

  public CrossEntropy(float[] weights, float smoothing) {
    this.weights = weights;
    this.smoothing = smoothing;
  }

  public static CrossEntropy plain(int classes) {
    float[] ones = new float[classes];
    Arrays.fill(ones, 1);
    return new CrossEntropy(ones, 0);
  }

  /** The weighted mean over a batch; a scalar. */
  public NDArray of(NDArray logits, int[] labels) {
    NDArray targets =
        logits.getManager().create(targets(labels), new Shape(labels.length, weights.length));
    return logits.logSoftmax(-1).mul(targets).sum().neg();
  }

  /** What each log-probability counts, such that the sum is the mean loss. */
  private float[] targets(int[] labels) {
    double total = 0;
    for (int label : labels) {
      total += weights[label];
    }
    int classes = weights.length;
    float[] targets = new float[labels.length * classes];
    for (int i = 0; i < labels.length; i++) {
      for (int c = 0; c < classes; c++) {
        double share = smoothing / classes + (c == labels[i] ? 1 - smoothing : 0);
        targets[i * classes + c] = (float) (share * weights[c] / total);
      }
    }
    return targets;
  }
}
