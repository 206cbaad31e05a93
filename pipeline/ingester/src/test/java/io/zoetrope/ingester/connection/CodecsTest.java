package io.zoetrope.ingester.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.simulate.RtspServer;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecsTest {
  private static final String PICTURES =
      "videotestsrc is-live=true ! video/x-raw,format=I420,width=320,height=240,framerate=15/1";

  /** What cameras send besides H.264, decoded by what GStreamer finds. */
  @ParameterizedTest
  @CsvSource({
    "video/x-h265, x265enc tune=zerolatency speed-preset=ultrafast key-int-max=8 ! rtph265pay",
    "image/jpeg, jpegenc ! rtpjpegpay"
  })
  void otherCodecsAreDecodedToo(String codec, String encoder) {
    try (var started = SimulatedCameras.start();
        var server = new RtspServer(0, Optional.empty())) {
      server.mount("/c", "( %s ! %s name=pay0 )".formatted(PICTURES, encoder), true, null);
      String address = "rtsp://127.0.0.1:%d/c".formatted(server.port());

      var report = CameraProbe.check(CameraOptions.of("c", address), Duration.ofMillis(300));

      assertThat(report.problem()).isEmpty();
      assertThat(report.codec()).isEqualTo(codec);
      assertThat(report.size()).contains(new Size(320, 240));
    }
  }
}
