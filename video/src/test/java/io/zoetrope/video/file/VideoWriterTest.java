package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.testkit.Videos;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoWriterTest {
  private static final int WIDTH = 170;
  private static final int HEIGHT = 96;

  @TempDir Path folder;

  @Test
  void whatIsWrittenCanBeSeen() {
    Path file = folder.resolve("v.mp4");
    write(file, 25);

    List<VideoFrame> frames = Videos.decode(file, FrameGeometry.source());

    assertThat(frames).hasSize(25);
    for (int n = 0; n < 25; n++) {
      assertThat(frames.get(n).size()).isEqualTo(new Size(WIDTH, HEIGHT));
      assertThat(frames.get(n).timeMicros()).isBetween(n * 100_000L - 1, n * 100_000L + 1);
      assertThat(difference(frames.get(n).rgb(), picture(n))).as("frame %d", n).isLessThan(3);
    }
  }

  @Test
  void theSamePicturesMakeTheSameFile() {
    write(folder.resolve("a.mp4"), 10);
    write(folder.resolve("b.mp4"), 10);

    assertThat(Videos.decode(folder.resolve("a.mp4"), FrameGeometry.source()).get(9).rgb())
        .isEqualTo(Videos.decode(folder.resolve("b.mp4"), FrameGeometry.source()).get(9).rgb());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = folder.resolve("gone/v.mp4");

    assertThatThrownBy(() -> write(file, 500))
        .isInstanceOf(VideoException.class)
        .hasMessageStartingWith(file + " cannot be written: ");
    assertThatThrownBy(() -> write(file, 0)).isInstanceOf(VideoException.class);
  }

  @Test
  void oddSizesAndPicturesOfAnotherSizeAreRefused() {
    assertThatThrownBy(() -> VideoWriter.mp4(folder.resolve("v.mp4"), 171, 96, 10))
        .hasMessageContaining("v.mp4: a video has an even width and height");
    try (VideoWriter writer = VideoWriter.mp4(folder.resolve("v.mp4"), 170, 96, 10)) {
      writer.write(picture(0));
      assertThatThrownBy(() -> writer.write(new byte[12])).hasMessageContaining("not 12");
    }
  }

  private static void write(Path file, int frames) {
    try (VideoWriter writer = VideoWriter.mp4(file, WIDTH, HEIGHT, 10)) {
      for (int n = 0; n < frames; n++) {
        writer.write(picture(n));
      }
    }
  }

  /** A slope of colours with a bright square that moves. */
  private static byte[] picture(int number) {
    byte[] rgb = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      int x = i % WIDTH;
      int y = i / WIDTH;
      boolean square = Math.abs(x - 20 - 4 * number) < 10 && Math.abs(y - 48) < 10;
      rgb[3 * i] = (byte) (square ? 230 : x);
      rgb[3 * i + 1] = (byte) (square ? 230 : 60 + y);
      rgb[3 * i + 2] = (byte) (square ? 230 : 170 - x);
    }
    return rgb;
  }

  private static double difference(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs((a[i] & 0xff) - (b[i] & 0xff));
    }
    return sum / a.length;
  }
}
