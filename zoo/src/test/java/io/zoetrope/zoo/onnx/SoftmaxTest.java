package io.zoetrope.zoo.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
  private static final Offset<Double> CLOSE = within(1e-7);

  @Test
  void scoresAreInTheRatioOfThePowersAndAddUpToOne() {
    assertThat(Softmax.of(0, (float) Math.log(3)))
        .containsExactly(new double[] {0.25, 0.75}, CLOSE);
  }

  @Test
  void seesOnlyTheLogitsAskedFor() {
    assertThat(Softmax.of(new float[] {90, 1, 1, 90}, 1, 2)).containsExactly(0.5, 0.5);
  }

  @Test
  void largeLogitsDoNotOverflow() {
    assertThat(Softmax.of(1000, 1000, -1000)).containsExactly(0.5, 0.5, 0);
    assertThat(Softmax.crossEntropy(new float[] {1000, -1000}, 1)).isEqualTo(2000);
  }

  @Test
  void crossEntropyIsMinusTheLogarithmOfTheScore() {
    float[] logits = {0.5f, -2, 3};
    for (int label = 0; label < logits.length; label++) {
      assertThat(Softmax.crossEntropy(logits, label))
          .isCloseTo(-Math.log(Softmax.of(logits)[label]), CLOSE);
    }
  }
}
