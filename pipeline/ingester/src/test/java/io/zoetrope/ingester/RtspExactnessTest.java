package io.zoetrope.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.file.VideoFrame;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.testkit.Videos;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RtspExactnessTest {
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(171, 128).crop(112, 112);

  /** H.264 is sent as it is in the file, so the pictures are the file's own, bit for bit. */
  @Test
  void picturesOfARealClipSurviveRtspUnchanged() {
    Path clip = Videos.clip("abseiling_k400.mp4");
    var sink = new RecordedSink();
    try (var cameras = SimulatedCameras.start()) {
      var camera = CameraOptions.of("clip", cameras.play("clip", clip));
      try (var ingester = new Ingester(Testkit.options(), List.of(camera), GEOMETRY, () -> sink)) {
        ingester.start();
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> ingester.cameras().get(0).framesTaken() >= 100);
      }
    }

    List<VideoFrame> expected = Videos.decode(clip, GEOMETRY);
    List<ByteBuffer> frames =
        sink.withFrames("clip").stream().flatMap(RtspExactnessTest::frames).toList();
    for (int n = 0; n < 100; n++) {
      assertThat(frames.get(n)).as("frame %d", n).isEqualTo(ByteBuffer.wrap(expected.get(n).rgb()));
    }
  }

  private static Stream<ByteBuffer> frames(FrameBatch batch) {
    int size = 112 * 112 * 3;
    return IntStream.range(0, batch.getCaptureTimes().size())
        .mapToObj(i -> batch.getFrames().slice(i * size, size));
  }
}
