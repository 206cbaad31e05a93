package io.zoetrope.zoo.graph;

import static io.zoetrope.zoo.graph.Window.kernel;
import static io.zoetrope.zoo.graph.Window.same;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowTest {

  @Test
  void samePaddingKeepsTheSizeAtStrideOne() {
    assertThat(same(3, 5, 7).slide(Shape.of(4, 9, 11))).isEqualTo(Shape.of(4, 9, 11));
  }

  @Test
  void roundsDownUnlessAskedToRoundUp() {
    Window window = kernel(3, 3).stride(2, 2);
    assertThat(window.slide(Shape.of(112, 113))).isEqualTo(Shape.of(55, 56));
    assertThat(window.roundingUp().slide(Shape.of(112, 113))).isEqualTo(Shape.of(56, 56));
  }

  @Test
  void neverStartsAWindowInThePaddingBehind() {
    assertThat(kernel(1).stride(2).padAfter(1).roundingUp().slide(Shape.of(2)))
        .isEqualTo(Shape.of(1));
  }

  @Test
  void countsDilationAndPaddingOnEitherSide() {
    assertThat(kernel(3).dilation(2).padBefore(1).slide(Shape.of(10))).isEqualTo(Shape.of(7));
  }

  @Test
  void refusesAnAxisItDoesNotFit() {
    assertThatThrownBy(() -> kernel(2, 1, 1).slide(Shape.of(1, 7, 7)))
        .hasMessageContaining("a window of [2, 1, 1] does not fit an axis of 1");
  }

  @Test
  void refusesStridesOfAnotherRank() {
    assertThatThrownBy(() -> kernel(3, 3).stride(1, 2, 2))
        .hasMessageContaining("stride [1, 2, 2] has another rank than kernel [3, 3]");
  }
}
