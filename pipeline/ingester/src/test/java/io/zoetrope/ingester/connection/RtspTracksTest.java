package io.zoetrope.ingester.connection;

import static io.zoetrope.ingester.testkit.Testkit.IMPATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.simulate.RtspServer;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;

class RtspTracksTest {
  private static final String VIDEO =
      " videotestsrc is-live=true ! video/x-raw,format=I420,width=%d,height=%d,framerate=15/1"
          + " ! x264enc tune=zerolatency key-int-max=15 ! rtph264pay config-interval=-1 %s ";

  @RepeatedTest(4)
  void theFirstVideoOfTheSessionIsTaken() {
    String small = VIDEO.formatted(160, 120, "name=pay0 pt=96");
    String large = VIDEO.formatted(320, 240, "name=pay1 pt=97");

    ProbeReport report = check(small + large, Duration.ofMillis(200));

    assertThat(report.problem()).isEmpty();
    assertThat(report.size()).contains(new Size(160, 120));
  }

  private static ProbeReport check(String launch, Duration time) {
    GstRuntime.start();
    try (var server = new RtspServer(0, Optional.empty())) {
      server.mount("/two", "( " + launch + " )", true, null);
      var camera = CameraOptions.of("c", "rtsp://127.0.0.1:%d/two".formatted(server.port()));
      return CameraProbe.check(camera, time, IMPATIENT);
    }
  }
}
