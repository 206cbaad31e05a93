package io.zoetrope.training.prediction;

import io.zoetrope.zoo.onnx.Softmax;
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
    double[] scores = Softmax.of(logits);
    return IntStream.range(0, logits.length)
        .mapToObj(i -> new LabelScore(labels.get(i), scores[i]))
        .sorted(Comparator.comparingDouble(LabelScore::score).reversed())
        .limit(count)
        .toList();
  }
}
