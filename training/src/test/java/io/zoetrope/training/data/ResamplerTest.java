package io.zoetrope.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResamplerTest {

  @Test
  void keepsEveryFrameAtItsOwnRate() throws IOException {
    assertThat(resampled(10, 10, 8)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void takesTheNearestFrameAtALowerRate() throws IOException {
    assertThat(resampled(30, 10, 9)).containsExactly(0, 3, 6);
  }

  @Test
  void repeatsFramesAtAHigherRate() throws IOException {
    assertThat(resampled(5, 10, 4)).startsWith(0).hasSize(7).endsWith(3);
  }

  private static List<Integer> resampled(double from, double to, int frames) throws IOException {
    List<Integer> kept = new ArrayList<>();
    try (Resampler resampler =
        new Resampler(to, (micros, width, height, rgb) -> kept.add((int) rgb[0]))) {
      for (int i = 0; i < frames; i++) {
        resampler.frame(Math.round(i * 1e6 / from), 1, 1, new byte[] {(byte) i, 0, 0});
      }
    }
    return kept;
  }
}
