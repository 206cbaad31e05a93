package io.zoetrope.video.gst;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.GeometryRule;
import io.zoetrope.video.hardware.HardwareDecoders;
import io.zoetrope.video.testkit.EncodedVideo;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareDecodersTest {
  private static final long PATIENCE = 10_000_000_000L;

  @ParameterizedTest
  @CsvSource({
    "nvh264dec, Codec/Decoder/Video/Hardware, 256, '', 512",
    "v4l2slh264dec, Codec/Decoder/Video/Hardware, 264, '', 512",
    "vah264dec, Codec/Decoder/Video/Hardware, 0, '', 512",
    "vah264dec, Codec/Decoder/Video/Hardware, 0, 'vah264dec:NONE', 0",
    "nvh264dec, Codec/Decoder/Video/Hardware, 0, '', 0",
    "nvh264dec, Codec/Decoder/Video/Hardware, 256, 'a:1,nvh264dec:256', 256",
    "fast, Codec/Decoder/Video/Hardware, 600, '', 600",
    "avdec_h264, Codec/Decoder/Video, 256, '', 256",
    "nvjpegenc, Codec/Encoder/Image/Hardware, 256, '', 256"
  })
  void hardwareGoesFirstUnlessSomebodySaidOtherwise(
      String name, String klass, int now, String set, int then) {
    assertThat(HardwareDecoders.rank(name, klass, now, set)).isEqualTo(then);
  }

  @Test
  void aDecoderThatFailedIsLeftOutForAnother(@TempDir Path folder) {
    Path file =
        EncodedVideo.write(
            folder.resolve("a.webm"),
            "videotestsrc num-buffers=9 ! video/x-raw,format=I420,width=64,height=48,framerate=9/1"
                + " ! vp8enc deadline=1 ! webmmux");
    String first = decoderOf(file);

    HardwareDecoders.failed(first.split(" ")[0], "it is only a test");

    assertThat(decoderOf(file)).endsWith(" (software)").isNotEqualTo(first);
  }

  private static String decoderOf(Path file) {
    var rule = new GeometryRule(FrameGeometry.exact(32, 24));
    try (var pipeline = Pipelines.file(file, rule, false, false)) {
      pipeline.play();
      try (PulledFrame frame = pipeline.pull(PATIENCE)) {
        assertThat(frame).isNotNull();
      }
      return pipeline.decoder().orElseThrow();
    }
  }
}
