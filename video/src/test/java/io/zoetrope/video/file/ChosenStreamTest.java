package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.Videos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which of a file's streams give its pictures. */
class ChosenStreamTest {
  private static final String PICTURES =
      "videotestsrc num-buffers=10 ! video/x-raw,format=I420,width=%d,height=%d,framerate=10/1";

  @TempDir Path folder;

  @Test
  void filesThatAreChainedAreReadToTheEnd() throws IOException {
    Path first = ogg("a.ogg", 64);
    Path second = ogg("b.ogg", 96);
    Files.write(first, Files.readAllBytes(second), StandardOpenOption.APPEND);

    List<VideoFrame> frames = Videos.decode(first, FrameGeometry.source());

    assertThat(frames).hasSize(20);
    assertThat(frames.get(9).size()).isEqualTo(new Size(64, 48));
    assertThat(frames.get(10).size()).isEqualTo(new Size(96, 48));
    assertThat(frames.stream().map(frame -> Math.round(frame.timeMicros() / 1e5)))
        .containsExactlyElementsOf(IntStream.range(0, 20).mapToObj(Long::valueOf).toList());
  }

  @Test
  void theFirstVideoIsTakenWhereAllAreAlike() {
    assertThat(size(two())).isEqualTo(new Size(64, 48));
  }

  @Test
  void aVideoThatTheFileDoesNotPlayByItselfIsLeft() throws IOException {
    Path file = two();
    switchOff(file, 0);

    assertThat(size(file)).isEqualTo(new Size(96, 48));
  }

  @Test
  void theSecondVideoMayBeSwitchedOffToo() throws IOException {
    Path file = two();
    switchOff(file, 1);

    assertThat(size(file)).isEqualTo(new Size(64, 48));
  }

  private Path ogg(String name, int width) {
    return EncodedVideo.write(
        folder.resolve(name), PICTURES.formatted(width, 48) + " ! theoraenc ! oggmux");
  }

  private Path two() {
    Path file = folder.resolve("two.mp4");
    EncodedVideo.run(
        "%s ! x264enc ! mp4mux name=m ! filesink location=%s %s ! x264enc ! m."
            .formatted(PICTURES.formatted(64, 48), file, PICTURES.formatted(96, 48)));
    return file;
  }

  private static Size size(Path file) {
    return Videos.decode(file, FrameGeometry.source()).get(0).size();
  }

  /** Clears the flag of a track header by which a track is enabled. */
  private static void switchOff(Path file, int track) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf("tkhd");
    for (int i = 0; i < track; i++) {
      at = text.indexOf("tkhd", at + 4);
    }
    bytes[at + 7] &= ~1;
    Files.write(file, bytes);
  }
}
