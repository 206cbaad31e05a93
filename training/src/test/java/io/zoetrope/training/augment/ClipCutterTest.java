package io.zoetrope.training.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.training.data.CachedVideo;
import io.zoetrope.training.data.FrameCache;
import io.zoetrope.training.testkit.Painted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClipCutterTest {
  private static final int WIDTH = 6;
  private static final int HEIGHT = 4;

  @TempDir private Path folder;
  private CachedVideo video;

  /** Red is the column, green the row, blue the frame. */
  @BeforeEach
  void paint() throws IOException {
    Painted painted =
        new Painted("ramp", 3, WIDTH, HEIGHT, (t, x, y) -> new int[] {10 * x, 10 * y, t});
    video = new FrameCache(folder).open(painted);
  }

  @Test
  void copiesThePartOfAnUnscaledPicture() throws IOException {
    byte[] clip = cut(new CropBox(1, 2, 1, 3, 2, false), Colours.SAME, 2, 0);
    assertThat(clip).hasSize(2 * 2 * 3 * 3);
    assertThat(pixel(clip, 0)).containsExactly(20, 10, 2);
    assertThat(pixel(clip, 5)).containsExactly(40, 20, 2);
    assertThat(pixel(clip, 6)).containsExactly(20, 10, 0);
  }

  @Test
  void mirrors() throws IOException {
    byte[] clip = cut(new CropBox(1, 0, 0, WIDTH, HEIGHT, true), Colours.SAME, 0);
    assertThat(pixel(clip, 0)).containsExactly(50, 0, 0);
  }

  @Test
  void scalesBetweenPixels() throws IOException {
    byte[] clip = cut(new CropBox(2, 1, 1, 4, 4, false), Colours.SAME, 0);
    // scaled pixel 1 lies a quarter of the way from the first old pixel to the second
    assertThat(pixel(clip, 0)).containsExactly(3, 3, 0);
    assertThat(pixel(clip, 1)).containsExactly(8, 3, 0);
  }

  @Test
  void changesColours() throws IOException {
    byte[] clip = cut(new CropBox(1, 5, 3, 1, 1, false), new Colours(2, 1, 1), 0);
    assertThat(pixel(clip, 0)).containsExactly(100, 60, 0);
    byte[] grey = cut(new CropBox(1, 5, 3, 1, 1, false), new Colours(1, 1, 0), 0);
    assertThat(pixel(grey, 0)).containsExactly(33, 33, 33);
  }

  @Test
  void cropsStayInsideThePicture() {
    Augmentation augmentation = new Augmentation(List.of(0.5, 1.5), 0.5, 0, 0, 0);
    for (int seed = 0; seed < 500; seed++) {
      CropBox crop = augmentation.crop(10, 8, 6, 6, 1, new SplittableRandom(seed));
      assertThat(crop.left() + 6).isLessThanOrEqualTo((int) (10 * crop.scale() + 1e-6));
      assertThat(crop.top() + 6).isLessThanOrEqualTo((int) (8 * crop.scale() + 1e-6));
    }
  }

  private byte[] cut(CropBox crop, Colours colours, int... frames) throws IOException {
    ByteBuffer clip = ByteBuffer.allocate(3 * crop.width() * crop.height() * frames.length);
    new ClipCutter().cut(video, frames, crop, colours, clip);
    return clip.array();
  }

  private static byte[] pixel(byte[] clip, int index) {
    return new byte[] {clip[3 * index], clip[3 * index + 1], clip[3 * index + 2]};
  }
}
