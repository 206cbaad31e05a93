package io.zoetrope.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.training.augment.FrameSampling.GluonCv;
import io.zoetrope.training.augment.FrameSampling.Grid;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameSamplingTest {

  @Test
  void spreadsGluonCvClipsOverTheirWindowsFirstAndLastFrame() {
    assertThat(window(new GluonCv(8, 8, 1))).containsExactly(0, 9, 18, 27, 36, 45, 54, 63);
    assertThat(Arrays.copyOf(window(new GluonCv(16, 4, 1)), 6))
        .containsExactly(0, 4, 8, 12, 17, 21);
    int[] expected = IntStream.range(0, 32).map(i -> i < 16 ? 2 * i : 2 * i + 1).toArray();
    assertThat(window(new GluonCv(32, 2, 1))).containsExactly(expected);
  }

  @Test
  void neverTakesTheLastFrameOfALongVideoAsGluonCvDoesNot() {
    GluonCv sampling = new GluonCv(4, 2, 1);
    for (int seed = 0; seed < 200; seed++) {
      assertThat(Arrays.stream(sampling.random(9, new SplittableRandom(seed))))
          .allMatch(index -> index < 8);
    }
  }

  @Test
  void repeatsTheLastFrameOfAShortVideo() {
    int[] clip = new GluonCv(8, 4, 1).random(16, new SplittableRandom(1));
    assertThat(clip).containsExactly(0, 5, 10, 15, 15, 15, 15, 15);
    assertThat(new Grid(4, 2).random(3, new SplittableRandom(1))).containsExactly(0, 2, 2, 2);
  }

  @Test
  void takesOneFrameOfEachSegmentForNetworksOverSegments() {
    int[] clip = new GluonCv(3, 1, 3).random(30, new SplittableRandom(1));
    for (int segment = 0; segment < 3; segment++) {
      assertThat(clip[segment]).isBetween(10 * segment, 10 * segment + 9);
    }
  }

  @Test
  void survivesEveryLengthOfVideo() {
    for (int frames = 1; frames < 80; frames++) {
      int length = frames;
      for (FrameSampling sampling :
          new FrameSampling[] {new GluonCv(8, 4, 1), new GluonCv(8, 1, 8), new Grid(8, 3)}) {
        assertThat(Arrays.stream(sampling.random(frames, new SplittableRandom(frames))))
            .hasSize(8)
            .allMatch(index -> index >= 0 && index < length);
      }
    }
  }

  /** The clip of a video one frame longer than its window, from the window's first frame. */
  private static int[] window(GluonCv sampling) {
    int span = sampling.length() * sampling.rate();
    int[] clip = sampling.random(span + 1, new SplittableRandom(1));
    int first = clip[0];
    return Arrays.stream(clip).map(index -> index - first).toArray();
  }
}
