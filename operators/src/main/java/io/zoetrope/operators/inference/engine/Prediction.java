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
}
