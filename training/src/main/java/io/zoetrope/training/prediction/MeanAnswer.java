package io.zoetrope.training.prediction;

import io.zoetrope.zoo.runtime.Answer;

/** The mean of answers to single views: of raw logits, no softmax before. */
public final class MeanAnswer {
  private static final float[] NONE = {};

  private double[] logits;
  private double[] feature;
  private int views;

  /**
   * Adds the answer to a view.
   *
   * @param clip which of the clips that were answered together
   */
  public void add(Answer answer, int clip) {
    logits = sum(logits, answer.logits()[clip]);
    feature = sum(feature, answer.feature().length == 0 ? NONE : answer.feature()[clip]);
    views++;
  }

  /** Of one answer or more. */
  public VideoAnswer get() {
    return new VideoAnswer(mean(logits), mean(feature));
  }

  private static double[] sum(double[] sum, float[] values) {
    double[] next = sum == null ? new double[values.length] : sum;
    for (int i = 0; i < values.length; i++) {
      next[i] += values[i];
    }
    return next;
  }

  private float[] mean(double[] sum) {
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / views);
    }
    return mean;
  }
}
