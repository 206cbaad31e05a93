package io.zoetrope.ingester;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.testkit.FreezableProxy;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CloseTest {
  private final RecordedSink sink = new RecordedSink();

  @Test
  @Timeout(20)
  void endsEveryStreamThoughAPeerIsFrozen() throws IOException {
    try (var cameras = SimulatedCameras.start();
        var proxy = new FreezableProxy(cameras.port())) {
      cameras.paint("door", SMALL, MOVING);
      String address = "rtsp://127.0.0.1:%d/door".formatted(proxy.port());
      var options = Testkit.options().withWatch(WatchOptions.defaults());
      var ingester =
          new Ingester(options, List.of(CameraOptions.of("door", address)), GEOMETRY, () -> sink);
      ingester.start();
      await().until(() -> !sink.withFrames("door").isEmpty());
      proxy.freeze();
      ingester.close();
    }

    assertThat(sink.batches("door").get(sink.batches("door").size() - 1).getEndOfStream()).isTrue();
  }

  @Test
  void canBeClosedTwiceAndBeforeItStarts() {
    var ingester = new Ingester(Testkit.options(), List.of(), GEOMETRY, () -> sink);
    ingester.close();
    ingester.start();
    ingester.close();
    ingester.close();

    assertThat(ingester.cameras()).isEmpty();
  }
}
