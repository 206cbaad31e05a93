package io.zoetrope.video.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameThinnerTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void keepsEverySecondFrameOfTwiceTheRate() {
    assertThat(kept(30, 30, 15, 0)).startsWith(0, 2, 4, 6, 8, 10).hasSize(150);
  }

  @Test
  void keepsTheNearestFramesOfAnUnevenRate() {
    assertThat(kept(25, 25, 15, 0)).startsWith(0, 2, 3, 5, 7, 8, 10).hasSize(150);
  }

  @ParameterizedTest
  @CsvSource({"15, 15", "15, 0", "14, 15", "5, 25"})
  void keepsAllOfASourceThatIsNoFaster(int rate, int stated) {
    assertThat(kept(rate, stated, 15, 0)).hasSize(rate * 10);
  }

  @Test
  void keepsAllOfAJitteringSourceOfTheRateAskedFor() {
    assertThat(kept(15, 15, 15, 0.6)).hasSize(150);
  }

  @Test
  void keepsTheRateOfAJitteringSource() {
    assertThat(kept(30, 30, 15, 0.5).size()).isBetween(145, 155);
  }

  @Test
  void learnsTheRateOfASourceThatStatesNone() {
    assertThat(kept(60, 0, 15, 0).size()).isBetween(145, 156);
  }

  @Test
  void goesOnAfterTheSourceStartsAnew() {
    var thinner = new FrameThinner(FrameRate.of(10), 30);
    thinner.keeps(100 * SECOND);

    assertThat(thinner.keeps(0)).isTrue();
    assertThat(thinner.keeps(SECOND / 30)).isFalse();
    assertThat(thinner.keeps(50 * SECOND)).isTrue();
  }

  /** Numbers of the frames kept of ten seconds, jittered by a share of the interval. */
  private static List<Integer> kept(int rate, int stated, int target, double jitter) {
    var thinner = new FrameThinner(FrameRate.of(target), stated);
    var random = new Random(1);
    List<Integer> kept = new ArrayList<>();
    for (int n = 0; n < rate * 10; n++) {
      double at = n + jitter * (random.nextDouble() - 0.5);
      if (thinner.keeps((long) (at * SECOND / rate))) {
        kept.add(n);
      }
    }
    return kept;
  }
}
