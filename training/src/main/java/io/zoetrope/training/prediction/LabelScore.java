package io.zoetrope.training.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A label and how likely the model thinks it.
 *
 * @param score softmax of the logits
 */
public record LabelScore(String label, double score) {

  /** The likeliest labels, the best first. */
  public static List<LabelScore> top(int count, List<String> labels, float[] logits) {
    double largest = IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).max().orElse(0);
    double[] powers =
        IntStream.range(0, logits.length).mapToDouble(i -> Math.exp(logits[i] - largest)).toArray();
    double sum = 0;
    for (double power : powers) {
      sum += power;
    }
    double total = sum;
    return IntStream.range(0, logits.length)
        .mapToObj(i -> new LabelScore(labels.get(i), powers[i] / total))
        .sorted(Comparator.comparingDouble(LabelScore::score).reversed())
        .limit(count)
        .toList();
  }
}
