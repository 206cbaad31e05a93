package io.zoetrope.training.prediction;

import io.zoetrope.zoo.runtime.NetworkOutput;

/** The mean of the outputs for single views: of raw logits, no softmax before. */
public final class MeanPrediction {
  private static final float[] NONE = {};

  private double[] logits;
  private double[] feature;
  private int views;

  /**
   * Adds a view's output.
   *
   * @param clip which of the clips that were run together
   */
  public void add(NetworkOutput output, int clip) {
    logits = sum(logits, output.logits()[clip]);
    feature = sum(feature, output.feature().length == 0 ? NONE : output.feature()[clip]);
    views++;
  }

  /** Of one output or more. */
  public VideoPrediction get() {
    return new VideoPrediction(mean(logits), mean(feature));
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
