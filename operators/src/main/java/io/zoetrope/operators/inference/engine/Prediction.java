package io.zoetrope.operators.inference.engine;

/**
 * What a model predicts for one clip.
 *
 * @param scores softmax over the model's labels
 * @param feature the vector before the classifier; empty unless features are on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Prediction(float[] scores, float[] feature) {

  /** Index of the highest score; of equal scores the first. */
  public int best() {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  /** Whether every score and every value of the feature is a number: else it tells nothing. */
  public boolean isFinite() {
    return isFinite(scores) && isFinite(feature);
  }

  private static boolean isFinite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }
}
