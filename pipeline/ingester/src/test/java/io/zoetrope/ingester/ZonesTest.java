package io.zoetrope.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.ingester.privacy.PrivacyViews;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.simulate.PictureFormat;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.video.testkit.LosslessVideo;
import io.zoetrope.video.testkit.Videos;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Zones of a file that is played like a camera. */
@Timeout(120)
class ZonesTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final int FRAMES = 20;
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(WIDTH / 2, HEIGHT);
  private static final String HALVES =
      "{name: left, area: '0,0,0.5,1'}, {name: right, area: '0.5,0,0.5,1'}";

  @TempDir Path folder;

  private final RecordedSink sink = new RecordedSink();
  private Path video;

  @BeforeEach
  void write() {
    video = LosslessVideo.write(folder.resolve("video.mov"), FRAMES, WIDTH, HEIGHT, 20);
  }

  @Test
  void eachIsAStreamOfItsOwnCutOutOfTheWholePicture() {
    try (var ingester = start(camera("zones: [" + HALVES + "]"), Playback.FAST)) {
      await().until(ingester::ended);
      assertThat(ingester.cameras())
          .extracting(camera -> camera.cameraId())
          .containsExactly("file", "file/left", "file/right");
      assertThat(ingester.cameras().get(0).framesDecoded()).isEqualTo(FRAMES);
      assertThat(ingester.cameras().get(1).framesTaken()).isEqualTo(FRAMES);
      assertThat(ingester.cameras().get(2).framesSent()).isEqualTo(FRAMES);
    }
    byte[] whole = LosslessVideo.picture(0, WIDTH, HEIGHT);
    assertThat(first("file/left")).isEqualTo(half(whole, 0));
    assertThat(first("file/right")).isEqualTo(half(whole, WIDTH / 2));
    assertThat(sink.batches("file")).isEmpty();
    assertThat(frames("file/left")).isEqualTo(FRAMES);
    assertThat(frames("file/right")).isEqualTo(FRAMES);
    assertThat(times("file/left")).isEqualTo(times("file/right"));
    assertThat(sink.streams("file/left")).doesNotContainAnyElementsOf(sink.streams("file/right"));
    assertThat(sink.states("file/left"))
        .contains(CameraState.STREAMING)
        .endsWith(CameraState.ENDED);
    assertThat(sink.states("file")).contains(CameraState.STREAMING).endsWith(CameraState.ENDED);
  }

  @Test
  void aPolygonIsBlackOutside() {
    String triangle = "zones: [{name: roof, area: '0,1 0.5,0 1,1'}]";
    try (var ingester =
        start(camera(triangle), Playback.FAST, FrameGeometry.exact(WIDTH, HEIGHT))) {
      await().until(ingester::ended);
    }
    byte[] seen = first("file/roof");
    byte[] whole = LosslessVideo.picture(0, WIDTH, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double fromMiddle = Math.abs((x + 0.5) / WIDTH - 0.5) * 2;
        double down = (y + 0.5) / HEIGHT;
        if (Math.abs(fromMiddle - down) > 1e-3) {
          int i = (y * WIDTH + x) * 3;
          assertThat(seen[i]).isEqualTo(fromMiddle < down ? whole[i] : 0);
        }
      }
    }
  }

  @Test
  void masksOfTheCameraHoldInAllZones() {
    String masked = "masks: ['0.25,0.25,0.5,0.5']\n    zones: [" + HALVES + "]";
    try (var ingester = start(camera(masked), Playback.FAST)) {
      await().until(ingester::ended);
    }
    byte[] left = first("file/left");
    byte[] right = first("file/right");
    int row = HEIGHT / 2 * WIDTH / 2 * 3;
    assertThat(left[row + (WIDTH / 2 - 2) * 3]).isZero();
    assertThat(right[row + 3]).isZero();
    byte[] whole = LosslessVideo.picture(0, WIDTH, HEIGHT);
    assertThat(left[0]).isEqualTo(whole[0]);
    assertThat(right[(WIDTH / 2 - 1) * 3]).isEqualTo(whole[(WIDTH - 1) * 3]);
  }

  @Test
  void aZoneThatIsHiddenShowsNothingWhileTheOthersGoOn() {
    CameraOptions camera = camera("zones: [" + HALVES + "]");
    Map<String, PrivacyView> views = views(camera);
    views.put("file/left", hidden());
    try (var ingester = start(camera, Playback.FAST, GEOMETRY, views::get)) {
      await().until(ingester::ended);
    }
    assertThat(frames("file/left")).isZero();
    assertThat(frames("file/right")).isEqualTo(FRAMES);
    assertThat(sink.messages("file/left")).contains("nobody knows its masks");
  }

  @Test
  void aCameraWhoseZonesAreAllHiddenIsNotConnected() {
    CameraOptions camera = camera("zones: [" + HALVES + "]");
    try (var ingester = start(camera, Playback.LOOP, GEOMETRY, id -> hidden())) {
      await().until(() -> sink.states("file/right").contains(CameraState.OFFLINE));
      assertThat(ingester.cameras().get(0).framesDecoded()).isZero();
    }
    assertThat(sink.withFrames("file/left")).isEmpty();
    assertThat(sink.states("file")).contains(CameraState.OFFLINE);
  }

  @Test
  void aZoneOutsideItsHoursSendsNothingAndSaysUntilWhen() {
    String never =
        "zones: [" + HALVES.replace("0,0,0.5,1'", "0,0,0.5,1', schedule: [" + past() + "]") + "]";
    try (var ingester = start(camera(never), Playback.FAST)) {
      await().until(ingester::ended);
    }
    assertThat(frames("file/left")).isZero();
    assertThat(frames("file/right")).isEqualTo(FRAMES);
    assertThat(sink.states("file/left")).contains(CameraState.PAUSED);
    assertThat(sink.messages("file/left"))
        .anyMatch(message -> message.startsWith("outside its schedule until "));
  }

  @Test
  void aCameraOutsideItsHoursIsNotConnectedAndSaysUntilWhen() {
    try (var ingester = start(camera("schedule: [" + past() + "]"), Playback.LOOP)) {
      await().until(() -> sink.states("file").contains(CameraState.PAUSED));
      await().until(() -> sink.batches("file").size() > 1); // heartbeats
      assertThat(ingester.cameras().get(0).framesDecoded()).isZero();
      assertThat(ingester.ended()).isFalse();
    }
    assertThat(sink.withFrames("file")).isEmpty();
    assertThat(sink.messages("file")).first().asString().startsWith("outside its schedule until ");
  }

  @Test
  void zonesOfALiveCameraHaveTheSameFramesAtTheSameTimes() {
    try (var cameras = SimulatedCameras.start()) {
      String address = cameras.paint("door", new PictureFormat(WIDTH, HEIGHT, 10), Videos.MOVING);
      String yaml =
          "cameras: [{id: door, source: '%s', zones: [%s]}]\n"
              .formatted(address, HALVES.replace("0.5,0,0.5,1'", "0.5,0,0.5,1', follow: motion"));
      var camera = CameraOptions.of(ConfigFile.of("test", yaml, List.of()).config()).get(0);
      try (var ingester = start(camera, Playback.REAL_TIME)) {
        await().atMost(Duration.ofSeconds(40)).until(() -> frames("door/right") > 20);
        assertThat(ingester.cameras().get(0).state()).isEqualTo(CameraState.STREAMING);
      }
    }
    assertThat(times("door/left")).isEqualTo(times("door/right"));
    assertThat(sink.states("door/right")).contains(CameraState.STREAMING);
  }

  /** Hours of a day that is neither today nor tomorrow, wherever this runs. */
  private static String past() {
    var day = LocalDate.now(ZoneId.systemDefault()).plusDays(4).getDayOfWeek();
    return day.name().substring(0, 3).toLowerCase(Locale.ROOT) + " 10:00-11:00";
  }

  private static PrivacyView hidden() {
    return new PrivacyView(0, Region.ALL, List.of(), Optional.of("nobody knows its masks"));
  }

  private CameraOptions camera(String keys) {
    String yaml = "cameras:\n  - id: file\n    source: file:%s\n    %s\n".formatted(video, keys);
    return CameraOptions.of(ConfigFile.of("test", yaml, List.of()).config()).get(0);
  }

  private static Map<String, PrivacyView> views(CameraOptions camera) {
    Map<String, PrivacyView> views = new HashMap<>();
    camera.streams().forEach(each -> views.put(each.id(), PrivacyView.of(each.settings())));
    return views;
  }

  private Ingester start(CameraOptions camera, Playback playback) {
    return start(camera, playback, GEOMETRY);
  }

  private Ingester start(CameraOptions camera, Playback playback, FrameGeometry geometry) {
    Map<String, CameraSettings> configured = new HashMap<>();
    camera.streams().forEach(each -> configured.put(each.id(), each.settings()));
    return start(camera, playback, geometry, PrivacyViews.of(configured));
  }

  private Ingester start(
      CameraOptions camera, Playback playback, FrameGeometry geometry, PrivacyViews views) {
    var ingester =
        new Ingester(
            Testkit.options(), List.of(camera.with(playback)), geometry, () -> sink, () -> views);
    ingester.start();
    return ingester;
  }

  private int frames(String id) {
    return times(id).size();
  }

  private List<Long> times(String id) {
    return sink.withFrames(id).stream().flatMap(batch -> batch.getCaptureTimes().stream()).toList();
  }

  private byte[] first(String id) {
    FrameBatch batch = sink.withFrames(id).get(0);
    byte[] rgb = new byte[batch.getWidth() * batch.getHeight() * 3];
    batch.getFrames().duplicate().get(rgb);
    return rgb;
  }

  private static byte[] half(byte[] whole, int left) {
    byte[] half = new byte[whole.length / 2];
    for (int row = 0; row < HEIGHT; row++) {
      System.arraycopy(whole, (row * WIDTH + left) * 3, half, row * WIDTH / 2 * 3, WIDTH / 2 * 3);
    }
    return half;
  }
}
