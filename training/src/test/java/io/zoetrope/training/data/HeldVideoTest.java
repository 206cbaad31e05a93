package io.zoetrope.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of videos of 2 x 1 pixels at 10 frames a second, whose pixels hold the frame's number. */
class HeldVideoTest {
  private static final Resize SIZE = new Resize.Exact(2, 1);

  @TempDir private Path folder;
  private int plays;

  @Test
  void aVideoThatSaysHowLongItIsIsDecodedOnce() throws IOException {
    HeldVideo video = HeldVideo.read(video(10, 12, 1_200_000), HeldVideoTest::last);

    assertThat(plays).isEqualTo(1);
    assertThat(video.frames()).isEqualTo(12);
    assertThat(pixel(video, 11)).isEqualTo(11);
    assertThatThrownBy(() -> pixel(video, 3)).hasMessageContaining("frame 3");
  }

  @Test
  void anotherIsDecodedTwice() throws IOException {
    assertThat(pixel(HeldVideo.read(video(10, 12, 0), HeldVideoTest::last), 11)).isEqualTo(11);
    assertThat(plays).isEqualTo(2);
    assertThat(pixel(HeldVideo.read(video(10, 12, 3_000_000), HeldVideoTest::last), 11))
        .isEqualTo(11);
    assertThat(plays).isEqualTo(4);
  }

  /** At 15 a second 12 frames of 10 a second are 18, less the one past the middle of the last. */
  @Test
  void hasTheFramesThatTheCacheHas() throws IOException {
    FileFootage footage = video(15, 12, 1_200_000);
    HeldVideo held = HeldVideo.read(footage, HeldVideoTest::all);

    assertThat(plays).isEqualTo(1);
    try (CachedVideo cached = new FrameCache(folder).open(footage)) {
      assertThat(held.frames()).isEqualTo(cached.frames()).isEqualTo(18);
      for (int frame = 0; frame < 18; frame++) {
        assertThat(pixel(held, frame)).isEqualTo(pixel(cached, frame));
      }
    }
  }

  @Test
  void aVideoWithoutFramesIsRefused() {
    assertThatThrownBy(() -> HeldVideo.read(video(10, 0, 0), HeldVideoTest::all))
        .isInstanceOf(IOException.class)
        .hasMessage("has no frames");
  }

  private FileFootage video(double fps, int frames, long statedMicros) {
    return new FileFootage(
        folder.resolve("v"),
        SIZE,
        fps,
        (file, resize, sink) -> {
          plays++;
          if (statedMicros > 0) {
            sink.stated(statedMicros, 10);
          }
          for (int i = 0; i < frames; i++) {
            byte[] rgb = {(byte) i, 0, 0, 0, 0, 0};
            sink.frame(100_000L * i, 2, 1, rgb);
          }
        });
  }

  private static BitSet last(int frames) {
    BitSet last = new BitSet();
    last.set(Math.max(0, frames - 1));
    return last;
  }

  private static BitSet all(int frames) {
    BitSet all = new BitSet();
    all.set(0, frames);
    return all;
  }

  private static int pixel(VideoFrames video, int frame) throws IOException {
    byte[] rgb = new byte[3 * video.width() * video.height()];
    video.read(frame, rgb);
    return rgb[0];
  }
}
