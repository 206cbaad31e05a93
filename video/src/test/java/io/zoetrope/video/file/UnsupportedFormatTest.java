package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.Videos;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Formats that crash GStreamer's libav plugin, and the process with it, unless they are refused.
 */
class UnsupportedFormatTest {
  private static final String HEVC =
      "videotestsrc num-buffers=%d ! video/x-raw,format=%s,width=64,height=48,framerate=10/1"
          + " ! x265enc option-string=\"input-csp=%s\" ! h265parse ! mp4mux";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"I420_10LE, 10", "I420_12LE, 12"})
  void greyOfMoreThanEightBitsIsRefusedByName(String format, int bits) {
    Path file = EncodedVideo.write(folder.resolve("g.mp4"), HEVC.formatted(30, format, "i400"));

    assertThatThrownBy(() -> Videos.decode(file, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageStartingWith(file + " is in a format that no decoder on this machine can take")
        .hasMessageContaining("convert it")
        .hasMessageContaining("video/x-h265, profile monochrome-%d, 4:0:0, %1$d bits", bits);
  }

  /** No parser tells what is inside: only the decoder finds out. */
  @RepeatedTest(5)
  void aFormatThatNoCapsTellDoesNotEndTheProcess() throws IOException {
    Path file = folder.resolve("g.mkv");
    try (InputStream grey = getClass().getResourceAsStream("grey-10-bit-ffv1.mkv")) {
      Files.copy(grey, file);
    }

    assertThatThrownBy(() -> Videos.decode(file, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("g.mkv is in a format that no decoder on this machine can take")
        .hasMessageContaining("video/x-ffv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"I420", "Y42B", "Y444", "I420_10LE", "Y444_12LE"})
  void whatHasColoursIsDecoded(String format) {
    String layout =
        format.startsWith("I420") ? "i420" : format.startsWith("Y42B") ? "i422" : "i444";
    Path file = EncodedVideo.write(folder.resolve("c.mp4"), HEVC.formatted(5, format, layout));

    assertThat(Videos.decode(file, FrameGeometry.source())).hasSize(5);
  }

  @Test
  void theSharedCaseIsRefused() {
    Path file = Videos.sharedCase("02-hevc-gray10-kills-process/g_hevc10.mp4");

    assertThatThrownBy(() -> Videos.decode(file, FrameGeometry.source()))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("monochrome-10");
  }
}
