package io.zoetrope.app.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.Rational;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClipPlanTest {
  private static final long FRAME = 1_000_000 / 30 + 1;
  private static final ModelCard.Clip SIXTEEN_BY_TWO = new ModelCard.Clip(16, 2, Rational.of(30));

  @Test
  void aSingleClipLiesInTheMiddle() {
    // 300 frames are 150 points; (150 - 16) / 2 = 67
    long[] times = ClipPlan.of(SIXTEEN_BY_TWO, 1, 299 * FRAME).times()[0];

    assertThat(times).hasSize(16).startsWith(67 * 2_000_000L / 30).isSorted();
    assertThat(times[15]).isEqualTo(82 * 2_000_000L / 30);
  }

  /** {@code int(s * (T - clip) / (S - 1))} for T = 150, clip = 16, S = 10. */
  @Test
  void tenClipsStartWhereGluonCvsTestsStartThem() {
    var tenASecond = new ModelCard.Clip(16, 1, Rational.of(10));
    long[] starts =
        Arrays.stream(ClipPlan.of(tenASecond, 10, 14_900_000).times())
            .mapToLong(times -> times[0] / 100_000)
            .toArray();

    assertThat(starts).containsExactly(0, 14, 29, 44, 59, 74, 89, 104, 119, 134);
  }

  @Test
  void aShortVideosLastPointIsRepeated() {
    long[] times = ClipPlan.of(SIXTEEN_BY_TWO, 1, 9 * FRAME).times()[0];

    assertThat(times).startsWith(0, 66_666, 133_333, 200_000, 266_666);
    assertThat(Arrays.copyOfRange(times, 4, 16)).containsOnly(266_666);
  }

  @Test
  void oneFrameIsAVideo() {
    assertThat(ClipPlan.of(SIXTEEN_BY_TWO, 10, 0).times()).isDeepEqualTo(new long[10][16]);
  }
}
