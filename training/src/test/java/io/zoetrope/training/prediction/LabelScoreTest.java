package io.zoetrope.training.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelScoreTest {
  @Test
  void topLabelsAreTheSoftmaxOfTheLogits() {
    assertThat(LabelScore.top(2, List.of("a", "b", "c"), new float[] {1000, 1001, 999}))
        .satisfiesExactly(
            best -> {
              assertThat(best.label()).isEqualTo("b");
              assertThat(best.score()).isCloseTo(0.66524, within(1e-5));
            },
            second -> assertThat(second.label()).isEqualTo("a"));
  }
}
