package io.zoetrope.zoo.onnx;

/** Logits to scores that add up to one. Large logits do not overflow: the largest counts as 0. */
public final class Softmax {
  private Softmax() {}

  /** The scores of all logits. */
  public static double[] of(float... logits) {
    return of(logits, 0, logits.length);
  }

  /** The scores of {@code count} logits from {@code from} on, among themselves. */
  public static double[] of(float[] logits, int from, int count) {
    double largest = largest(logits, from, count);
    double[] scores = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      scores[i] = Math.exp(logits[from + i] - largest);
      sum += scores[i];
    }
    for (int i = 0; i < count; i++) {
      scores[i] /= sum;
    }
    return scores;
  }

  /** What a true label costs: minus the logarithm of its score, also where that rounds to 0. */
  public static double crossEntropy(float[] logits, int label) {
    double largest = largest(logits, 0, logits.length);
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - largest);
    }
    return Math.log(sum) + largest - logits[label];
  }

  private static double largest(float[] logits, int from, int count) {
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      largest = Math.max(largest, logits[i]);
    }
    return largest;
  }
}
