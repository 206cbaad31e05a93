package io.zoetrope.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.privacy.Masks;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import io.zoetrope.video.testkit.LosslessVideo;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZoneAndMaskTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final Region RIGHT_HALF = new Region(0.5, 0, 0.5, 1);

  @TempDir Path folder;

  private final RecordedSink sink = new RecordedSink();
  private volatile PrivacyView view = PrivacyView.ALL;
  private Path video;

  @BeforeEach
  void write() {
    video = LosslessVideo.write(folder.resolve("video.mov"), 20, WIDTH, HEIGHT, 20);
  }

  @Test
  void aZoneIsCutOutBeforeScaling() {
    view = new PrivacyView(3, RIGHT_HALF, List.of());
    try (var ingester = start(FrameGeometry.exact(WIDTH / 2, HEIGHT), Playback.FAST)) {
      await().until(ingester::ended);
    }
    FrameBatch batch = sink.withFrames("file").get(0);
    assertThat(batch.getSettingsVersion()).isEqualTo(3);
    byte[] whole = LosslessVideo.picture(0, WIDTH, HEIGHT);
    byte[] seen = first(batch, WIDTH / 2);
    for (int row = 0; row < HEIGHT; row++) {
      for (int i = 0; i < WIDTH / 2 * 3; i++) {
        assertThat(seen[row * WIDTH / 2 * 3 + i])
            .isEqualTo(whole[row * WIDTH * 3 + WIDTH / 2 * 3 + i]);
      }
    }
  }

  @Test
  void aMaskIsBlackAndTheRestIsNot() {
    view = new PrivacyView(1, Region.ALL, List.of(new Region(0, 0, 0.5, 1)));
    try (var ingester = start(FrameGeometry.exact(WIDTH, HEIGHT), Playback.FAST)) {
      await().until(ingester::ended);
    }
    byte[] seen = first(sink.withFrames("file").get(0), WIDTH);
    byte[] whole = LosslessVideo.picture(0, WIDTH, HEIGHT);
    int black = 38; // half of the width and the margin
    for (int i = 0; i < seen.length; i++) {
      boolean masked = i / 3 % WIDTH < black;
      assertThat(seen[i]).isEqualTo(masked ? 0 : whole[i]);
    }
  }

  @Test
  void aMaskOutsideTheZoneTouchesNothing() {
    byte[] rgb = new byte[8 * 8 * 3];
    Arrays.fill(rgb, (byte) 9);
    var window = new FrameGeometry.Window(0, 0, new Size(8, 8));
    var outside = List.of(new Region(0, 0, 0.1, 0.1));
    Masks.apply(outside, RIGHT_HALF, rgb, 0, window, new Size(8, 8), new Size(640, 480));
    assertThat(rgb).containsOnly(9);
  }

  @Test
  void nothingUnderAMaskIsLeftAfterScaling() {
    view = new PrivacyView(1, Region.ALL, List.of(new Region(0.25, 0.25, 0.5, 0.5)));
    byte[] one = scaledFirst();
    assertThat(one).contains((byte) 0);
    int middle = (HEIGHT / 4 * WIDTH / 2 + WIDTH / 4) * 3;
    assertThat(one[middle]).isZero();
  }

  @Test
  void aChangeBeginsANewStream() {
    try (var ingester = start(FrameGeometry.exact(WIDTH, HEIGHT), Playback.LOOP)) {
      await().until(() -> !sink.withFrames("file").isEmpty());
      view = new PrivacyView(2, Region.ALL, List.of(Region.ALL));
      await()
          .until(
              () ->
                  sink.withFrames("file").stream()
                      .anyMatch(batch -> batch.getSettingsVersion() == 2));
    }
    var masked =
        sink.withFrames("file").stream().filter(batch -> batch.getSettingsVersion() == 2).toList();
    assertThat(first(masked.get(0), WIDTH)).containsOnly(0);
    assertThat(masked.get(0).getStreamId()).isNotEqualTo(sink.streams("file").get(0));
  }

  private byte[] scaledFirst() {
    try (var ingester = start(FrameGeometry.exact(WIDTH / 2, HEIGHT / 2), Playback.FAST)) {
      await().until(ingester::ended);
    }
    byte[] rgb = new byte[WIDTH / 2 * HEIGHT / 2 * 3];
    sink.withFrames("file").get(0).getFrames().duplicate().get(rgb);
    return rgb;
  }

  private static byte[] first(FrameBatch batch, int width) {
    byte[] rgb = new byte[width * HEIGHT * 3];
    batch.getFrames().duplicate().get(rgb);
    return rgb;
  }

  private Ingester start(FrameGeometry geometry, Playback playback) {
    var camera = CameraOptions.of("file", "file:" + video).with(playback);
    var ingester =
        new Ingester(Testkit.options(), List.of(camera), geometry, () -> sink, () -> id -> view);
    ingester.start();
    return ingester;
  }
}
