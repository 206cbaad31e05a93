package io.zoetrope.training.evaluation;

import io.zoetrope.zoo.onnx.Softmax;
import java.util.List;

/** Sums up predictions. */
final class Scores {
  private static final int TOP = 5;

  private final Confusion confusion;
  private int samples;
  private int first;
  private int amongTop;
  private double loss;

  Scores(List<String> labels) {
    confusion = new Confusion(labels);
  }

  void add(float[] logits, int label) {
    int best = 0;
    int better = 0;
    for (int i = 0; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
      better += logits[i] > logits[label] ? 1 : 0;
    }
    confusion.add(label, best);
    samples++;
    first += best == label ? 1 : 0;
    amongTop += better < TOP ? 1 : 0;
    loss += Softmax.crossEntropy(logits, label);
  }

  Evaluation evaluation() {
    return new Evaluation(
        samples, (double) first / samples, (double) amongTop / samples, loss / samples, confusion);
  }
}
