package io.zoetrope.training.config;

import io.zoetrope.training.block.CrossEntropy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Cross-entropy's settings.
 *
 * @param labelSmoothing share of each target that is spread over all classes
 * @param balanced whether classes weigh the more, the fewer samples they have
 * @param classWeights weights by class name, 1 where not named; multiplied with the balance
 */
public record LossChoice(
    Double labelSmoothing, boolean balanced, Map<String, Double> classWeights) {
  static final LossChoice DEFAULT = new LossChoice(null, false, null);

  public LossChoice {
    labelSmoothing = Require.number(labelSmoothing, 0, "label-smoothing");
    Require.that(labelSmoothing < 1, "label-smoothing must be below 1");
    classWeights = classWeights == null ? Map.of() : Map.copyOf(classWeights);
  }

  /**
   * The loss for a data set.
   *
   * @param counts samples of each class
   * @throws IllegalArgumentException when a weight is for no class
   */
  public CrossEntropy loss(List<String> labels, int[] counts) {
    for (String name : classWeights.keySet()) {
      Require.that(labels.contains(name), "class-weights: " + name + " is no class of " + labels);
    }
    float[] weights = new float[labels.size()];
    double mean = (double) Arrays.stream(counts).sum() / counts.length;
    for (int i = 0; i < weights.length; i++) {
      double balance = balanced ? mean / Math.max(1, counts[i]) : 1;
      weights[i] = (float) (balance * classWeights.getOrDefault(labels.get(i), 1.0));
    }
    return new CrossEntropy(weights, labelSmoothing.floatValue());
  }
}
