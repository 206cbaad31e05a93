package io.zoetrope.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.clock.WallClock;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.testkit.LosslessVideo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCameraTest {
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(63, 48);
  private static final int FRAMES = 20;

  @TempDir Path folder;
  private final RecordedSink sink = new RecordedSink();
  private Path video;

  @BeforeEach
  void writeVideo() {
    video = LosslessVideo.write(folder.resolve("my video.mov"), 20, 63, 48, FRAMES);
  }

  @Test
  void sendsTheFilesPicturesExactlyAndThenTheEndOfItsStream() {
    try (var ingester = start(Playback.FAST)) {
      await().until(ingester::ended);
      assertThat(ingester.cameras().get(0).framesSent()).isEqualTo(FRAMES);
      assertThat(ingester.cameras().get(0).framesDecoded()).isEqualTo(FRAMES);
    }

    int frame = 0;
    for (FrameBatch batch : sink.withFrames("file")) {
      assertThat(batch.getTimestampSource()).isEqualTo(TimestampSource.FILE);
      byte[] pictures = new byte[batch.getFrames().remaining()];
      batch.getFrames().get(pictures);
      for (int i = 0; i < batch.getCaptureTimes().size(); i++) {
        byte[] picture = Arrays.copyOfRange(pictures, i * 9072, (i + 1) * 9072);
        assertThat(picture).isEqualTo(LosslessVideo.picture(frame++, 63, 48));
      }
    }
    assertThat(frame).isEqualTo(FRAMES);
    FrameBatch end =
        sink.batches("file").stream().filter(FrameBatch::getEndOfStream).findFirst().orElseThrow();
    assertThat(end.getStreamId()).isEqualTo(sink.streams("file").get(0));
    assertThat(end.getFirstFrame()).isEqualTo(FRAMES);
    assertThat(end.getFrames().remaining()).isZero();
  }

  @Test
  void tellsCaptureTimesByThePositionInTheFile() {
    try (var ingester = start(Playback.FAST)) {
      await().until(ingester::ended);
    }

    List<Long> times =
        sink.withFrames("file").stream().flatMap(b -> b.getCaptureTimes().stream()).toList();
    for (int n = 0; n < FRAMES; n++) {
      assertThat(times.get(n) - times.get(0)).isBetween(n * 50_000L - 1, n * 50_000L + 1);
    }
    assertThat(Math.abs(times.get(0) - WallClock.micros())).isLessThan(60_000_000);
  }

  @Test
  void playsAtTheFilesOwnSpeed() {
    try (var ingester = start(Playback.REAL_TIME)) {
      await().until(ingester::ended);
    }

    List<FrameBatch> batches = sink.withFrames("file");
    long decoding =
        batches.get(batches.size() - 1).getIngestTime() - batches.get(0).getIngestTime();
    assertThat(batches).hasSizeGreaterThanOrEqualTo(4);
    assertThat(decoding).isGreaterThan(500_000);
  }

  @Test
  void playsALoopInOneStreamARound() {
    try (var ingester = start(Playback.LOOP)) {
      await().until(() -> sink.streams("file").size() >= 2);
    }

    assertThat(sink.states("file")).doesNotContain(CameraState.OFFLINE);
    assertThat(sink.withFrames("file").get(0).getStreamId()).isEqualTo(sink.streams("file").get(0));
  }

  @Test
  void restsBetweenTheRoundsOfAPicturesFile() {
    video = LosslessVideo.write(folder.resolve("one.mov"), 20, 63, 48, 1);

    try (var ingester = start(Playback.LOOP)) {
      await().until(() -> sink.streams("file").size() >= 3);
    }

    List<FrameBatch> rounds = sink.withFrames("file");
    assertThat(rounds.get(2).getIngestTime() - rounds.get(0).getIngestTime())
        .isGreaterThan(1_500_000); // of two seconds, a round's start apart
  }

  @Test
  void sendsHeartbeatsAfterTheEnd() {
    try (var ingester = start(Playback.FAST)) {
      await().until(ingester::ended);
      int before = sink.batches("file").size();
      await().until(() -> sink.batches("file").size() > before);
    }

    FrameBatch heartbeat = sink.batches("file").get(sink.batches("file").size() - 1);
    assertThat(heartbeat.getEndOfStream()).isFalse();
    assertThat(heartbeat.getFirstFrame()).isZero();
    assertThat(heartbeat.getStreamId()).isNotEqualTo(sink.streams("file").get(0));
  }

  @Test
  void sendsOneFrameABatchForLatency() {
    var options = Testkit.options().withBatchFrames(1);
    try (var ingester = start(options, Playback.FAST)) {
      await().until(ingester::ended);
    }

    assertThat(sink.withFrames("file"))
        .hasSize(FRAMES)
        .allMatch(batch -> batch.getCaptureTimes().size() == 1);
  }

  @Test
  void jpegFilesLieBackToBackAsTheirSizesSay() throws IOException {
    play(Testkit.options().withPixelFormat(PixelFormat.JPEG).withBatchBytes(20_000));

    for (FrameBatch batch : sink.withFrames("file")) {
      assertThat(batch.getPixelFormat()).isEqualTo(PixelFormat.JPEG);
      assertThat(batch.getFrameSizes()).hasSameSizeAs(batch.getCaptureTimes());
      assertThat(batch.getFrames().remaining()).isLessThanOrEqualTo(20_000);
      for (int size : batch.getFrameSizes()) {
        byte[] file = new byte[size];
        batch.getFrames().get(file);
        assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(63);
      }
      assertThat(batch.getFrames().remaining()).isZero();
    }
    assertThat(framesOf(sink.withFrames("file"))).isEqualTo(FRAMES);
  }

  @Test
  void batchesAreCountedByTheBytesThatFramesTravelAs() {
    int planes = 63 * 48 + 2 * 32 * 24;
    var options = Testkit.options().withBatchBytes(3 * planes);
    play(options.withPixelFormat(PixelFormat.I420));

    assertThat(sink.withFrames("file").get(0).getCaptureTimes()).hasSize(3); // of RGB24: one
    assertThat(sink.withFrames("file").get(0).getFrameSizes()).isEmpty();
    assertThat(sink.withFrames("file").get(0).getFrames().remaining()).isEqualTo(3 * planes);
    assertThat(framesOf(sink.withFrames("file"))).isEqualTo(FRAMES);
  }

  private static int framesOf(List<FrameBatch> batches) {
    return batches.stream().mapToInt(batch -> batch.getCaptureTimes().size()).sum();
  }

  private void play(IngesterOptions options) {
    try (var ingester = start(options, Playback.FAST)) {
      await().until(ingester::ended);
    }
  }

  @Test
  void tellsThatAFileIsNoVideo() throws IOException {
    Files.writeString(video, "no video at all\n".repeat(99));

    try (var ingester = start(Playback.FAST)) {
      await().until(() -> sink.states("file").contains(CameraState.OFFLINE));
    }

    assertThat(sink.messages("file").get(0)).contains("my video.mov is not a video");
  }

  private Ingester start(Playback playback) {
    return start(Testkit.options(), playback);
  }

  private Ingester start(IngesterOptions options, Playback playback) {
    var camera = CameraOptions.of("file", "file:" + video).with(playback);
    var ingester = new Ingester(options, List.of(camera), GEOMETRY, () -> sink);
    ingester.start();
    return ingester;
  }
}
