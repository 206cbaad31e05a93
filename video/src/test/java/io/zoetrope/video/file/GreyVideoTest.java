package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.Videos;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GreyVideoTest {
  private static final String GREY =
      "videotestsrc num-buffers=3 pattern=ball ! video/x-raw,format=%s,width=64,height=48,framerate=10/1"
          + " ! %s";

  /** As phones and cameras leave it: a range, and no matrix that could be told. */
  private static final String UNTOLD =
      "x265enc option-string=input-csp=i400:colorprim=unknown:transfer=unknown:colormatrix=unknown"
          + " ! h265parse ! mpegtsmux";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "hevc.mp4, I420, x265enc option-string=input-csp=i400 ! h265parse ! mp4mux",
    "full-range.mp4, I420, x265enc option-string=input-csp=i400:range=full ! h265parse ! mp4mux",
    "jpeg.avi, GRAY8, jpegenc ! avimux",
    "png.mov, GRAY8, pngenc ! qtmux",
    "ffv1.mkv, GRAY8, avenc_ffv1 ! matroskamux",
    "ffv1-16.mkv, GRAY16_LE, avenc_ffv1 ! matroskamux"
  })
  void staysGrey(String name, String format, String encoder) {
    Path file = EncodedVideo.write(folder.resolve(name), GREY.formatted(format, encoder));

    List<VideoFrame> frames = Videos.decode(file, FrameGeometry.source());

    assertThat(frames).hasSize(3);
    assertGrey(frames.get(0).rgb());
    assertThat(brightest(frames.get(0).rgb())).isGreaterThan(150);
  }

  @Test
  void staysGreyWhereTheMatrixIsNotTold() {
    staysGrey("untold.ts", "I420", UNTOLD);
  }

  @Test
  void theSharedCaseIsGrey() {
    Path file = Videos.sharedCase("03-monochrome-turns-red/g_hevc.mp4");

    byte[] rgb = Videos.decode(file, FrameGeometry.source()).get(0).rgb();

    assertGrey(rgb);
    assertThat(rgb[(5 * 320 + 5) * 3]).isEqualTo((byte) 87);
  }

  private static int brightest(byte[] rgb) {
    int most = 0;
    for (byte each : rgb) {
      most = Math.max(most, each & 0xff);
    }
    return most;
  }

  /** Rounding of 16 bits may differ by one. */
  private static void assertGrey(byte[] rgb) {
    for (int i = 0; i < rgb.length; i += 3) {
      int red = rgb[i] & 0xff;
      assertThat(rgb[i + 1] & 0xff).as("green beside red %d", red).isBetween(red - 1, red + 1);
      assertThat(rgb[i + 2] & 0xff).as("blue beside red %d", red).isBetween(red - 1, red + 1);
    }
  }
}
