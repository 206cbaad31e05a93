package io.zoetrope.app.predict;

import io.zoetrope.zoo.onnx.Answer;

/** The mean of answers to single views: of raw logits, no softmax before. */
final class MeanAnswer {
  private static final float[] NONE = {};

  private double[] logits;
  private double[] feature;
  private int views;

  void add(Answer answer) {
    logits = sum(logits, answer.logits()[0]);
    feature = sum(feature, answer.feature().length == 0 ? NONE : answer.feature()[0]);
    views++;
  }

  VideoAnswer get() {
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
