package io.zoetrope.video.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.connection.CameraProbe;
import io.zoetrope.video.geometry.Size;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedCamerasTest {
  private static final String PICTURES =
      "videotestsrc is-live=true ! video/x-raw,format=I420,width=320,height=240,framerate=15/1";

  @Test
  void tellsThatAPortIsTaken() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> SimulatedCameras.start(port))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port %d is occupied".formatted(port));
    }
  }

  @Test
  void canBeStartedAgainOnThePortItHad() {
    int port;
    try (var first = SimulatedCameras.start()) {
      port = first.port();
    }
    try (var second = SimulatedCameras.start(port)) {
      assertThat(second.port()).isEqualTo(port);
    }
  }

  @Test
  void refusesAnOddPicture() {
    assertThatThrownBy(() -> new PictureFormat(321, 240, 15)).hasMessageContaining("even width");
  }

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
