package io.zoetrope.ingester.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.connection.CameraProbe;
import io.zoetrope.ingester.connection.ProbeReport;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.ingester.testkit.TlsProxy;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.source.SourceProblem;
import io.zoetrope.video.testkit.EncodedVideo;
import io.zoetrope.video.testkit.LosslessVideo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources without a server, and what is special about web servers with TLS. */
class LocalSourcesTest {
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(63, 48);
  private static final int FRAMES = 6;

  @TempDir Path folder;
  private final RecordedSink sink = new RecordedSink();

  @Test
  void aFoldersFilesArePlayedByTheirNamesEachInAStreamOfItsOwn() {
    video("b.mov", FRAMES + 1);
    video("a.mov", FRAMES);
    video(".hidden.mov", FRAMES);

    try (var ingester = play(Playback.FAST)) {
      await().until(ingester::ended);
    }

    assertThat(lengths()).containsExactly(FRAMES, FRAMES + 1);
  }

  @Test
  void aFileOfAFolderThatIsNoVideoIsNamedAndPassedOver() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "no video at all\n".repeat(99));
    video("b.mov", FRAMES);
    Files.writeString(folder.resolve("c.txt"), "no video at all\n".repeat(99));

    try (var ingester = play(Playback.FAST)) {
      await().until(ingester::ended);
    }

    assertThat(lengths()).containsExactly(FRAMES);
    assertThat(sink.messages("c"))
        .anyMatch(message -> message.contains("a.txt is not a video"))
        .anyMatch(message -> message.contains("c.txt is not a video"));
  }

  @Test
  void aFolderIsBegunAgainWhereItLoops() {
    video("a.mov", FRAMES);
    video("b.mov", FRAMES + 1);

    try (var ingester = play(Playback.LOOP)) {
      await().until(() -> sink.streams("c").size() > 3);
    }

    assertThat(lengths()).startsWith(FRAMES, FRAMES + 1, FRAMES);
    assertThat(sink.states("c")).doesNotContain(CameraState.OFFLINE);
  }

  @Test
  void anEmptyFolderIsToldAndPlayedOnceItHasAFile() {
    assertThat(check("file:" + folder + "/").problem()).contains(SourceProblem.EMPTY);

    try (var ingester = play(Playback.FAST)) {
      await().until(() -> sink.states("c").contains(CameraState.OFFLINE));
      video("a.mov", FRAMES);
      await().until(() -> !sink.streams("c").isEmpty());
    }

    assertThat(sink.messages("c").get(0)).contains(folder + " has no file to play");
  }

  @Test
  void aTestPictureNeedsNoCamera() {
    ProbeReport report = check("test:ball");

    assertThat(report.problem()).isEmpty();
    assertThat(report.size()).contains(new Size(640, 480));
  }

  @Test
  void aTestPictureThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> CameraOptions.of("c", "test:cat"))
        .hasMessageContaining("camera 'c' is none of test:ball, test:smpte");
  }

  @Test
  void aDeviceThatIsMissingIsTold() {
    ProbeReport report = check("v4l2:/dev/video-gone");

    assertThat(report.problem()).contains(SourceProblem.NOT_FOUND);
    assertThat(report.message().orElseThrow()).contains("/dev/video-gone does not exist");
  }

  @Test
  void av1IsDecodedToo() {
    Path file =
        EncodedVideo.write(
            folder.resolve("a.mkv"),
            "videotestsrc num-buffers=20 ! video/x-raw,format=I420,width=160,height=120,"
                + "framerate=10/1 ! av1enc cpu-used=8 ! av1parse ! matroskamux");

    ProbeReport report = check("file:" + file);

    assertThat(report.problem()).isEmpty();
    assertThat(report.codec()).isEqualTo("video/x-av1");
  }

  @Test
  void aWebServerWhoseCertificateNobodySignedIsToldUnlessAnyIsTaken() throws Exception {
    for (int n = 0; n < 2; n++) {
      EncodedVideo.write(folder.resolve(n + ".jpg"), "videotestsrc num-buffers=1 ! jpegenc");
    }
    try (var web = new ServedWeb(folder, "live.mjpg")) {
      web.start();
      try (var proxy = new TlsProxy(web.port(), folder, "-1d")) {
        assertThat(check(proxy, "verify").problem()).contains(SourceProblem.UNTRUSTED_SERVER);
        assertThat(check(proxy, "insecure").problem()).isEmpty();
      }
    }
  }

  private static ProbeReport check(TlsProxy proxy, String tls) {
    String address =
        "https://%s:%s@127.0.0.1:%d/cam/live.mjpg"
            .formatted(ServedSource.USER, "tiger%2Bsauce%407", proxy.port());
    var config = CameraConfig.of("c", address, null, null, null, tls);
    return CameraProbe.check(CameraOptions.of(config), Duration.ofMillis(300));
  }

  private static ProbeReport check(String source) {
    return CameraProbe.check(CameraOptions.of("c", source), Duration.ofMillis(300));
  }

  private void video(String name, int frames) {
    LosslessVideo.write(folder.resolve(name), 20, 63, 48, frames);
  }

  private Ingester play(Playback playback) {
    var camera = CameraOptions.of("c", "file:" + folder + "/").with(playback);
    var ingester = new Ingester(Testkit.options(), List.of(camera), GEOMETRY, () -> sink);
    ingester.start();
    return ingester;
  }

  /** Frames of each stream. */
  private List<Integer> lengths() {
    return sink.streams("c").stream()
        .map(
            stream ->
                sink.withFrames("c").stream()
                    .filter(batch -> batch.getStreamId().equals(stream))
                    .map(FrameBatch::getCaptureTimes)
                    .flatMapToInt(times -> IntStream.of(times.size()))
                    .sum())
        .toList();
  }
}
