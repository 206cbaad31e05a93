package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameRate;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.testkit.LosslessVideo;
import io.zoetrope.video.testkit.Videos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoFileTest {
  @TempDir Path folder;

  @Test
  void decodesEveryPictureExactly() {
    Path file = LosslessVideo.write(folder.resolve("v.mov"), 30, 171, 128, 12);

    List<VideoFrame> frames = Videos.decode(file, FrameGeometry.source());

    assertThat(frames).hasSize(12);
    for (int n = 0; n < 12; n++) {
      assertThat(frames.get(n).rgb()).isEqualTo(LosslessVideo.picture(n, 171, 128));
      assertThat(frames.get(n).timeMicros())
          .isBetween(n * 1_000_000L / 30 - 1, n * 1_000_000L / 30 + 1);
    }
  }

  /** Rows of these widths are padded by one, two, three and no bytes. */
  @ParameterizedTest
  @CsvSource({"171, 121", "170, 122", "169, 123", "168, 124"})
  void cropsTheCentreWhateverThePadding(int width, int cropWidth) {
    Path file = LosslessVideo.write(folder.resolve("v.mov"), 30, width, 128, 2);

    VideoFrame frame =
        Videos.decode(file, FrameGeometry.exact(width, 128).crop(cropWidth, 100)).get(1);

    int left = (int) Math.rint((width - cropWidth) / 2.0);
    byte[] whole = LosslessVideo.picture(1, width, 128);
    assertThat(frame.size()).isEqualTo(new Size(cropWidth, 100));
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < cropWidth * 3; x++) {
        assertThat(frame.rgb()[y * cropWidth * 3 + x])
            .isEqualTo(whole[((y + 14) * width + left) * 3 + x]);
      }
    }
  }

  @Test
  void scalesTheShortSide() {
    Path file = LosslessVideo.write(folder.resolve("v.mov"), 30, 340, 256, 1);

    assertThat(Videos.decode(file, FrameGeometry.shortSide(128)).get(0).size())
        .isEqualTo(new Size(170, 128));
  }

  @Test
  void thinsToTheRateAskedFor() {
    Path file = LosslessVideo.write(folder.resolve("v.mov"), 30, 64, 48, 30);

    List<VideoFrame> frames = Videos.decode(file, FrameGeometry.source().at(FrameRate.of(10)));

    assertThat(frames).hasSize(10);
    assertThat(frames.get(1).rgb()).isEqualTo(LosslessVideo.picture(3, 64, 48));
  }

  @Test
  void tellsHowLongTheFileSaysItIs() {
    Path file = LosslessVideo.write(folder.resolve("v.mov"), 30, 64, 48, 30);

    try (VideoFile video = VideoFile.open(file, FrameGeometry.source())) {
      video.next();
      assertThat(video.statedMicros()).isBetween(990_000L, 1_010_000L);
    }
  }

  @Test
  void readsRealClips() {
    Path clip = Videos.clip("abseiling_k400.mp4");

    assertThat(Videos.decode(clip, FrameGeometry.shortSide(256).crop(224, 224)))
        .hasSize(250)
        .allMatch(frame -> frame.rgb().length == 224 * 224 * 3);
  }

  @Test
  void refusesWhatIsNoVideo() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "no video at all\n".repeat(99));

    assertThatThrownBy(() -> Videos.decode(text, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("notes.mp4 is not a video");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));

    assertThatThrownBy(() -> Videos.decode(empty, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("empty.mp4");
  }

  @Test
  void refusesAMissingFile() {
    assertThatThrownBy(() -> VideoFile.open(folder.resolve("gone.mp4"), FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("gone.mp4");
  }

  @Test
  void refusesPicturesSmallerThanTheCrop() {
    Path file = LosslessVideo.write(folder.resolve("v.mov"), 30, 64, 48, 1);

    assertThatThrownBy(() -> Videos.decode(file, FrameGeometry.source().crop(112, 112)))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("v.mov: a crop of 112x112 does not fit pictures of 64x48");
  }
}
