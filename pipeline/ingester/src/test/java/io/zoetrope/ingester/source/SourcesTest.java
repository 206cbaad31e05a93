package io.zoetrope.ingester.source;

import static io.zoetrope.ingester.source.ServedSource.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.Transport;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.connection.CameraProbe;
import io.zoetrope.ingester.connection.ProbeReport;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.WatchOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.source.SourceProblem;
import io.zoetrope.video.testkit.EncodedVideo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of every source that has a server. */
class SourcesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(32, 24);

  /** Long enough for the first files of a playlist. */
  private static final WatchOptions WATCH =
      new WatchOptions(
          Duration.ofSeconds(20),
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          Duration.ofSeconds(60),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1),
          Duration.ofMillis(200),
          Duration.ofSeconds(1));

  private static final String WRONG = "hunter2-wrong";

  abstract static class Contract {
    @TempDir Path folder;
    private final RecordedSink sink = new RecordedSink();
    private ServedSource served;

    abstract ServedSource serve();

    @BeforeEach
    void start() {
      served = serve();
      served.start();
    }

    @AfterEach
    void stop() {
      served.close();
    }

    @Test
    void picturesComeNumberedAndTheirTimesGrow() {
      try (var ingester = ingest(served.camera(PASSWORD))) {
        awaitFrames(15);
      }

      assertNumbered(sink);
    }

    @Test
    void anEndIsToldAndTheServerIsConnectedAgainInANewStream() {
      try (var ingester = ingest(served.camera(PASSWORD))) {
        awaitFrames(5);
        String first = sink.streams("c").get(sink.streams("c").size() - 1);
        served.stop();
        await().atMost(PATIENCE).until(() -> sink.states("c").contains(CameraState.OFFLINE));
        served.start();
        await().atMost(PATIENCE).until(() -> !last(sink.streams("c")).equals(first));
        assertThat(ingester.cameras().get(0).reconnects()).isPositive();
      }

      assertThat(sink.messages("c").get(0)).contains("127.0.0.1", ";").doesNotContain(PASSWORD);
      assertNumbered(sink);
    }

    @Test
    void aWrongPasswordIsToldWithoutPrintingIt() {
      ProbeReport report = check(served.camera(WRONG));

      assertThat(report.problem()).contains(served.refused());
      assertThat(report.toString()).doesNotContain(WRONG, ServedSource.USER);
    }

    @Test
    void anAddressAtWhichThereIsNothingIsTold() {
      ProbeReport report = check(served.elsewhere());

      assertThat(report.problem()).contains(served.absent());
      assertThat(report.toString()).doesNotContain(PASSWORD, ServedSource.USER);
    }

    @Test
    void aServerThatIsSwitchedOffIsTold() {
      CameraConfig camera = served.camera(PASSWORD);
      served.stop();
      try {
        assertThat(check(camera).problem()).contains(served.off());
      } finally {
        served.start();
      }
    }

    private Ingester ingest(CameraConfig camera) {
      var cameras = List.of(CameraOptions.of(camera));
      var ingester =
          new Ingester(Testkit.options().withWatch(WATCH), cameras, GEOMETRY, () -> sink);
      ingester.start();
      return ingester;
    }

    private void awaitFrames(int least) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(frames())
                      .as("frames; told was: %s", sink.messages("c"))
                      .isGreaterThanOrEqualTo(least));
    }

    private int frames() {
      return sink.withFrames("c").stream().mapToInt(batch -> batch.getCaptureTimes().size()).sum();
    }
  }

  @Nested
  class Rtsp extends Contract {
    @Override
    ServedSource serve() {
      return new ServedRtsp(Transport.TCP);
    }
  }

  @Nested
  class RtspOverUdp extends Contract {
    @Override
    ServedSource serve() {
      return new ServedRtsp(Transport.UDP);
    }
  }

  @Nested
  class RtspInHttp extends Contract {
    @Override
    ServedSource serve() {
      return new ServedRtsp(Transport.HTTP);
    }
  }

  @Nested
  class Mjpeg extends Contract {
    @Override
    ServedSource serve() {
      for (int n = 0; n < 2; n++) {
        EncodedVideo.write(
            folder.resolve(n + ".jpg"),
            "videotestsrc num-buffers=1 pattern=snow ! video/x-raw,width=160,height=120 ! jpegenc");
      }
      return new ServedWeb(folder, "live.mjpg");
    }

    @Test
    void aWebPageIsTold() {
      try (var web = new ServedWeb(folder, "")) {
        web.start();

        assertThat(check(web.at("page", PASSWORD)).problem()).contains(SourceProblem.NOT_A_STREAM);
      }
    }
  }

  @Nested
  class Hls extends Contract {
    @Override
    ServedSource serve() {
      EncodedVideo.run(
          "videotestsrc num-buffers=900 pattern=ball"
              + " ! video/x-raw,format=I420,width=160,height=120,framerate=15/1"
              + " ! x264enc key-int-max=15 tune=zerolatency speed-preset=ultrafast ! h264parse"
              + " ! hlssink2 target-duration=1 max-files=0 playlist-location=%s/all.m3u8 location=%s"
                  .formatted(folder, folder.resolve("%03d.ts")));
      return new ServedWeb(folder, "live.m3u8");
    }
  }

  @Nested
  class Srt extends Contract {
    @Override
    ServedSource serve() {
      return new ServedSrt();
    }
  }

  private static ProbeReport check(CameraConfig camera) {
    return CameraProbe.check(CameraOptions.of(camera), Duration.ofMillis(500));
  }

  /** Within a stream, frame after frame, each later than the one before. */
  private static void assertNumbered(RecordedSink sink) {
    for (String stream : sink.streams("c")) {
      List<Long> times = new ArrayList<>();
      for (FrameBatch batch : sink.withFrames("c")) {
        if (batch.getStreamId().equals(stream)) {
          assertThat(batch.getFirstFrame()).isEqualTo(times.size());
          times.addAll(batch.getCaptureTimes());
        }
      }
      assertThat(times).isSorted().doesNotHaveDuplicates();
    }
  }

  private static String last(List<String> all) {
    return all.get(all.size() - 1);
  }
}
