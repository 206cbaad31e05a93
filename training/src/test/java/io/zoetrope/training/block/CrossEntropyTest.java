package io.zoetrope.training.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.zoetrope.training.config.LossChoice;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossEntropyTest {

  @Test
  void weighsClassesAndSmoothsLabelsAsPyTorchDoes() {
    float[] logits = {1, 2, 3, 0, 0, 1};
    int[] labels = {2, 0};
    double[] first = logSoftmax(1, 2, 3);
    double[] second = logSoftmax(0, 0, 1);
    double nll = -(3 * first[2] + 1 * second[0]) / 4;
    double spread = 0;
    double[] weights = {1, 2, 3};
    for (int c = 0; c < 3; c++) {
      spread -= weights[c] * (first[c] + second[c]) / 4;
    }
    double expected = 0.9 * nll + 0.1 / 3 * spread;
    assertThat(loss(new CrossEntropy(new float[] {1, 2, 3}, 0.1f), logits, labels))
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void balancesRareClasses() {
    LossChoice choice = new LossChoice(0.0, true, Map.of("b", 2.0));
    float[] logits = {1, 2, 0, 0};
    double[] first = logSoftmax(1, 2);
    double[] second = logSoftmax(0, 0);
    // of 4 samples, a has 3 and b 1: weights 2/3 and 2 · 2
    double expected = -(2.0 / 3 * first[0] + 4 * second[1]) / (2.0 / 3 + 4);
    assertThat(loss(choice.loss(List.of("a", "b"), new int[] {3, 1}), logits, new int[] {0, 1}))
        .isCloseTo(expected, within(1e-6));
  }

  private static double loss(CrossEntropy loss, float[] logits, int[] labels) {
    try (NDManager manager = Torch.newManager()) {
      Shape shape = new Shape(labels.length, logits.length / labels.length);
      return loss.of(manager.create(logits, shape), labels).getFloat();
    }
  }

  private static double[] logSoftmax(double... values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.exp(value);
    }
    double[] result = values.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] -= Math.log(sum);
    }
    return result;
  }
}
