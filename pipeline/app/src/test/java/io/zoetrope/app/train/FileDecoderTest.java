package io.zoetrope.app.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.video.file.VideoFrame;
import io.zoetrope.video.file.VideoWriter;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.testkit.CrashingVideo;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDecoderTest {
  @TempDir Path folder;

  @Test
  void givesEveryFrameResizedAndNotCropped() throws IOException {
    List<VideoFrame> frames = decode(video(), new Resize.Exact(40, 28));

    assertThat(frames).hasSize(30).extracting(BarsVideo::number).isSorted();
    assertThat(BarsVideo.number(frames.get(29))).isEqualTo(29);
    assertThat(frames).extracting(VideoFrame::size).containsOnly(new Size(40, 28));
    assertThat(frames.get(0).timeMicros()).isZero();
    assertThat(frames.get(12).timeMicros()).isBetween(1_199_000L, 1_201_000L);
  }

  @Test
  void scalesTheShortSide() throws IOException {
    assertThat(decode(video(), new Resize.ShortSide(48)).get(0).size()).isEqualTo(new Size(64, 48));
  }

  @Test
  void saysWhatIsWrongWithAFileWithoutItsName() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.mp4"), "none\n".repeat(99));

    assertThatThrownBy(() -> decode(bad, new Resize.ShortSide(48)))
        .isInstanceOf(IOException.class)
        .message()
        .startsWith("is not a video")
        .doesNotContain("bad.mp4");
    assertThatThrownBy(() -> decode(folder.resolve("gone.mp4"), new Resize.ShortSide(48)))
        .isInstanceOf(IOException.class)
        .hasMessage("is no file that can be read");
  }

  @Test
  void aCrashOfTheDecoderIsWrongWithTheFile() {
    Path crashing = CrashingVideo.create(folder.resolve("crash.mp4"), "SEGV");

    assertThatThrownBy(() -> decode(crashing, new Resize.ShortSide(48)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("crashes its decoder (signal 11); convert it");
  }

  @Test
  void refusesAFileThatEndsBeforeItsOwnLength() throws IOException {
    Path file = folder.resolve("short.mp4");
    try (var writer = VideoWriter.mp4(file, 64, 48, 10)) {
      for (int i = 0; i < 30; i++) {
        writer.write(new byte[64 * 48 * 3]);
      }
    }
    byte[] rest = {0, 0, 4, 0, 'f', 'r', 'e', 'e'}; // 1024 bytes, of which there are 8
    Files.write(file, rest, StandardOpenOption.APPEND);

    assertThatThrownBy(() -> decode(file, new Resize.ShortSide(48)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("is cut short");
    List<String> told = new ArrayList<>();
    new FileDecoder((damaged, what) -> told.add(what))
        .decode(file, new Resize.ShortSide(48), (micros, width, height, rgb) -> {});
    assertThat(told).hasSize(1);
  }

  @Test
  void givesUpWhenInterrupted() {
    Path video = video();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> decode(video, new Resize.ShortSide(48)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("interrupted");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private Path video() {
    return BarsVideo.write(folder.resolve("v.y4m"), 10, 30);
  }

  private static List<VideoFrame> decode(Path file, Resize resize) throws IOException {
    List<VideoFrame> frames = new ArrayList<>();
    new FileDecoder()
        .decode(
            file,
            resize,
            (micros, width, height, rgb) ->
                frames.add(new VideoFrame(micros, new Size(width, height), rgb.clone())));
    return frames;
  }
}
