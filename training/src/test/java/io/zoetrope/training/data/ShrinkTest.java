package io.zoetrope.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.pack.ModelCard.Resize;
import org.junit.jupiter.api.Test;

class ShrinkTest {

  @Test
  void averagesWhatANewPixelCovers() {
    Shrink shrink = Shrink.to(new Resize.Exact(1, 1), 2, 2);
    byte[] small = new byte[3];
    shrink.apply(new byte[] {10, 0, 0, 20, 0, 0, 30, 0, 0, 40, 0, 100}, small);
    assertThat(small).containsExactly(25, 0, 25);
  }

  @Test
  void sharesPixelsBetweenTwoNewOnes() {
    Shrink shrink = Shrink.to(new Resize.Exact(2, 1), 3, 1);
    byte[] small = new byte[6];
    shrink.apply(new byte[] {0, 0, 0, 30, 0, 0, 60, 0, 0}, small);
    assertThat(small).containsExactly(10, 0, 0, 50, 0, 0);
  }

  @Test
  void keepsProportionsByTheShorterSide() {
    Shrink shrink = Shrink.to(new Resize.ShortSide(90), 320, 180);
    assertThat(shrink.width()).isEqualTo(160);
    assertThat(shrink.height()).isEqualTo(90);
  }
}
