package io.zoetrope.ingester;

import static io.zoetrope.video.testkit.Videos.GEOMETRY;
import static io.zoetrope.video.testkit.Videos.MOVING;
import static io.zoetrope.video.testkit.Videos.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.testkit.FreezableProxy;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.simulate.SimulatedCameras;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IngesterTest {
  private final RecordedSink sink = new RecordedSink();

  @Test
  void sendsACamerasFramesInOrderInShortBatches() {
    try (var cameras = SimulatedCameras.start();
        var ingester = start(camera("door", cameras.paint("door", SMALL, MOVING)))) {
      await().until(() -> sink.withFrames("door").size() >= 8);
    }

    FrameBatch first = sink.withFrames("door").get(0);
    assertThat(first.getFirstFrame()).isZero();
    assertThat(first.getWidth()).isEqualTo(112);
    assertThat(first.getHeight()).isEqualTo(112);
    for (FrameBatch batch : sink.withFrames("door")) {
      List<Long> times = batch.getCaptureTimes();
      assertThat(batch.getFrames().remaining()).isEqualTo(times.size() * 112 * 112 * 3);
      assertThat(times).isSorted().doesNotHaveDuplicates();
      assertThat(times.get(times.size() - 1) - times.get(0)).isLessThan(250_000);
    }
    assertNumbered("door");
    assertThat(sink.decoders("door")).allMatch(name -> name.endsWith("ware)")).hasSize(1);
  }

  @Test
  void takesTheCamerasOwnTimeInAStreamOfItsOwn() {
    try (var cameras = SimulatedCameras.start();
        var ingester = start(camera("door", cameras.paint("door", SMALL, MOVING)))) {
      await()
          .until(
              () ->
                  ingester.cameras().get(0).timestampSource().stream()
                      .anyMatch(TimestampSource.NTP::equals));
      await().until(() -> sink.streams("door").size() == 2);
      assertThat(ingester.cameras().get(0).skew().abs().toMillis()).isLessThan(1000);
    }

    List<String> streams = sink.streams("door");
    assertThat(sources("door", streams.get(0))).containsOnly(TimestampSource.ARRIVAL);
    assertThat(sources("door", streams.get(1))).containsOnly(TimestampSource.NTP);
    assertNumbered("door");
  }

  @Test
  void beginsANewStreamWhenACameraComesBack() {
    var cameras = SimulatedCameras.start();
    int port = cameras.port();
    try (var ingester = start(camera("door", cameras.paint("door", SMALL, MOVING)))) {
      await().until(() -> sink.withFrames("door").size() >= 2);
      cameras.close();
      await().until(() -> sink.states("door").contains(CameraState.OFFLINE));
      int streams = sink.streams("door").size();
      try (var again = SimulatedCameras.start(port)) {
        again.paint("door", SMALL, MOVING);
        await().until(() -> sink.streams("door").size() > streams);
        assertThat(ingester.cameras().get(0).reconnects()).isEqualTo(1);
      }
    }
    assertThat(ends("door")).containsAll(sink.streams("door"));
    assertNumbered("door");
  }

  @Test
  void noticesAFrozenPeerAndTriesAgain() throws IOException {
    try (var cameras = SimulatedCameras.start();
        var proxy = new FreezableProxy(cameras.port())) {
      cameras.paint("door", SMALL, MOVING);
      try (var ingester = start(camera("door", address(proxy.port())))) {
        await().until(() -> sink.withFrames("door").size() >= 2);
        proxy.freeze();
        await().until(() -> sink.states("door").contains(CameraState.OFFLINE));
        assertThat(sink.states("door")).contains(CameraState.STALLED);
        assertThat(sink.messages("door")).anyMatch(message -> message.contains("sends nothing"));
        proxy.thaw();
        int before = sink.streams("door").size();
        await().until(() -> sink.streams("door").size() > before);
      }
    }
  }

  @Test
  void noticesAPeerThatAcceptsAndStaysSilent() throws IOException {
    try (var silent = new ServerSocket(0);
        var ingester = start(camera("door", address(silent.getLocalPort())))) {
      await().until(() -> sink.states("door").contains(CameraState.OFFLINE));
      assertThat(sink.messages("door").get(0)).contains("sends nothing");
    }
  }

  @Test
  void seesThatAPictureIsFrozenOrBlack() {
    try (var cameras = SimulatedCameras.start();
        var ingester =
            start(
                camera("black", cameras.paint("black", SMALL, (n, t, rgb) -> {})),
                camera(
                    "frozen",
                    cameras.paint("frozen", SMALL, (n, t, rgb) -> Arrays.fill(rgb, (byte) 128))))) {
      await().until(() -> sink.states("black").contains(CameraState.BLACK));
      await().until(() -> sink.states("frozen").contains(CameraState.FROZEN));
    }
  }

  @Test
  void letsOtherCamerasBeWhenOneCannotBeReached() {
    try (var cameras = SimulatedCameras.start();
        var ingester =
            start(
                camera("gone", "rtsp://127.0.0.1:1/gone"),
                camera("here", cameras.paint("here", SMALL, MOVING)))) {
      await().until(() -> sink.withFrames("here").size() >= 4);
      await().until(() -> sink.batches("gone").size() >= 2);
    }
    assertThat(sink.messages("gone").get(0)).contains("rtsp://127.0.0.1:1/gone cannot be reached");
    assertThat(sink.withFrames("gone")).isEmpty();
    assertThat(ends("gone")).isEmpty();
    assertThat(sink.states("here")).doesNotContain(CameraState.OFFLINE, CameraState.STALLED);
  }

  @Test
  void refusesTwoCamerasOfOneId() {
    var twice = List.of(camera("a", "rtsp://h/1"), camera("a", "rtsp://h/2"));

    assertThatThrownBy(() -> new Ingester(Testkit.options(), twice, GEOMETRY))
        .hasMessageContaining("two cameras have the id 'a'");
  }

  @Test
  void refusesAGeometryWithoutAFixedSize() {
    assertThatThrownBy(
            () -> new Ingester(Testkit.options(), List.of(), FrameGeometry.shortSide(256)))
        .hasMessageContaining("one size");
  }

  private Ingester start(CameraOptions... cameras) {
    var ingester = new Ingester(Testkit.options(), List.of(cameras), GEOMETRY, () -> sink);
    ingester.start();
    return ingester;
  }

  private static CameraOptions camera(String id, String address) {
    return CameraOptions.of(id, address);
  }

  private static String address(int port) {
    return "rtsp://127.0.0.1:%d/door".formatted(port);
  }

  private List<String> ends(String camera) {
    return sink.batches(camera).stream()
        .filter(FrameBatch::getEndOfStream)
        .map(FrameBatch::getStreamId)
        .toList();
  }

  private List<TimestampSource> sources(String camera, String stream) {
    return sink.withFrames(camera).stream()
        .filter(batch -> batch.getStreamId().equals(stream))
        .map(FrameBatch::getTimestampSource)
        .toList();
  }

  /** No frame is missing or doubled within a stream, and streams do not mix. */
  private void assertNumbered(String camera) {
    for (String stream : sink.streams(camera)) {
      List<Long> numbers =
          sink.withFrames(camera).stream()
              .filter(batch -> batch.getStreamId().equals(stream))
              .flatMap(
                  batch ->
                      IntStream.range(0, batch.getCaptureTimes().size())
                          .mapToObj(i -> batch.getFirstFrame() + i))
              .toList();
      assertThat(numbers)
          .containsExactlyElementsOf(
              IntStream.range(0, numbers.size()).mapToObj(Long::valueOf).toList());
    }
  }
}
