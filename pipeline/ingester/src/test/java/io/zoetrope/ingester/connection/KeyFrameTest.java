package io.zoetrope.ingester.connection;

import static io.zoetrope.ingester.testkit.Testkit.IMPATIENT;
import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.video.gst.GstRuntime;
import io.zoetrope.video.simulate.RtspServer;
import io.zoetrope.video.source.SourceProblem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Cameras joined between two key frames that are far apart. */
class KeyFrameTest {
  private static final String VIDEO =
      "( videotestsrc is-live=true ! video/x-raw,format=I420,width=160,height=120,framerate=15/1"
          + " ! x264enc tune=zerolatency key-int-max=%d option-string=\"scenecut=0\""
          + " ! rtph264pay name=pay0 pt=96 config-interval=-1 )";

  private final RecordedSink sink = new RecordedSink();

  @Test
  void aLateKeyFrameIsWaitedForWhilePacketsCome() {
    withAnotherViewer(
        75,
        camera -> {
          ProbeReport report = CameraProbe.check(camera, Duration.ofMillis(200), IMPATIENT);

          assertThat(report.problem()).isEmpty();
          assertThat(report.frames()).isPositive();
          assertThat(String.join("\n", report.remarks()))
              .contains("no key frame", "shorten its key frame interval");
        });
  }

  @Test
  void aKeyFrameThatDoesNotComeIsToldByTheCheck() {
    var limited = IMPATIENT.withKeyFrame(Duration.ofSeconds(4));
    withAnotherViewer(
        10_000,
        camera -> {
          ProbeReport report = CameraProbe.check(camera, Duration.ofMillis(200), limited);

          assertThat(report.problem()).contains(SourceProblem.NO_KEY_FRAME);
          assertThat(report.message().orElseThrow())
              .contains("has sent no key frame yet; shorten its key frame interval");
        });
  }

  @Test
  void aCameraWithoutAKeyFrameIsNotConnectedAgainAndAgain() {
    withAnotherViewer(
        10_000,
        camera -> {
          try (var ingester =
              new Ingester(Testkit.options(), List.of(camera), GEOMETRY, () -> sink)) {
            ingester.start();
            await().until(() -> !sink.messages(camera.id()).isEmpty());

            assertThat(sink.messages(camera.id()).get(0)).contains("has sent no key frame yet");
            assertThat(sink.states(camera.id())).containsOnly(CameraState.CONNECTING);
          }
        });
  }

  private static void withAnotherViewer(int interval, Consumer<CameraOptions> test) {
    GstRuntime.start();
    try (var server = new RtspServer(0, Optional.empty())) {
      server.mount("/far", VIDEO.formatted(interval), true, null);
      String address = "rtsp://127.0.0.1:%d/far".formatted(server.port());
      var first = new RecordedSink();
      try (var viewer =
          new Ingester(
              Testkit.options(), List.of(CameraOptions.of("v", address)), GEOMETRY, () -> first)) {
        viewer.start();
        await().until(() -> !first.withFrames("v").isEmpty());
        test.accept(CameraOptions.of("c", address));
      }
    }
  }
}
