package io.zoetrope.video.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.Videos;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingTimesTest {
  @TempDir Path folder;

  /** This decoder hands out no times. */
  @Test
  void timesThatADecoderLosesAreThoseOfTheFile() {
    Path file =
        EncodedVideo.write(
            folder.resolve("v.flv"),
            "videotestsrc num-buffers=5 ! video/x-raw,width=64,height=48,framerate=10/1"
                + " ! videoconvert ! avenc_flashsv ! flvmux");

    assertThat(seconds(file)).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4);
  }

  @Test
  void theSharedAnimationAdvances() {
    Path file = Videos.sharedCase("05-gif-is-one-still/b.gif");

    List<Double> seconds = seconds(file);

    assertThat(seconds).hasSize(90).startsWith(0.0, 0.03, 0.07, 0.1, 0.13);
  }

  private static List<Double> seconds(Path file) {
    return Videos.decode(file, FrameGeometry.source()).stream()
        .map(frame -> frame.timeMicros() / 1e6)
        .toList();
  }
}
