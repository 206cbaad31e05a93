package io.zoetrope.ingester;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.SsrcProxy;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SsrcTest {
  private final RecordedSink sink = new RecordedSink();

  @Test
  void aCameraThatChangesItsSsrcAtEachKeyFrameGoesOn() throws IOException {
    try (var cameras = SimulatedCameras.start();
        var proxy = new SsrcProxy(cameras.port())) {
      cameras.paint("door", SMALL, MOVING);
      var camera = CameraOptions.of("door", "rtsp://127.0.0.1:%d/door".formatted(proxy.port()));
      var options = Testkit.options().withWatch(WatchOptions.defaults());
      try (var ingester = new Ingester(options, List.of(camera), GEOMETRY, () -> sink)) {
        ingester.start();
        await()
            .atMost(Duration.ofSeconds(40))
            .until(() -> ingester.cameras().get(0).framesTaken() >= 60);
        assertThat(proxy.changes()).isGreaterThan(8);
        assertThat(ingester.cameras().get(0).reconnects()).isZero();
      }
    }
    assertThat(sink.states("door")).doesNotContain(CameraState.OFFLINE);
  }
}
