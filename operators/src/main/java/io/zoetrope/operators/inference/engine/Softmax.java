package io.zoetrope.operators.inference.engine;

/** Logits to scores that add up to one. */
final class Softmax {
  private Softmax() {}

  static float[] of(float[] logits, int from, int count) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = from; i < from + count; i++) {
      max = Math.max(max, logits[i]);
    }
    double[] powers = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      powers[i] = Math.exp((double) logits[from + i] - max);
      sum += powers[i];
    }
    float[] scores = new float[count];
    for (int i = 0; i < count; i++) {
      scores[i] = (float) (powers[i] / sum);
    }
    return scores;
  }
}
