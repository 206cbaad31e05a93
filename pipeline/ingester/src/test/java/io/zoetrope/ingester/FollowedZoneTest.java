package io.zoetrope.ingester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.testkit.RecordedSink;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.video.file.VideoWriter;
import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A green square of 24 pixels that begins to wave in a large picture, filmed. */
@Timeout(120)
class FollowedZoneTest {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int FRAMES = 60;
  private static final int FPS = 15;
  private static final int SIDE = 64;
  private static final int X = 400;
  private static final int Y = 200;

  @TempDir Path folder;

  private final RecordedSink sink = new RecordedSink();
  private Path video;

  @BeforeEach
  void film() {
    video = folder.resolve("video.mp4");
    var random = new Random(3);
    try (var writer = VideoWriter.mp4(video, WIDTH, HEIGHT, FPS)) {
      for (int frame = 0; frame < FRAMES; frame++) {
        byte[] rgb = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < rgb.length; i++) {
          rgb[i] = (byte) (100 + random.nextInt(5));
        }
        if (frame >= FPS) {
          paint(rgb, X + (frame % 4 < 2 ? 0 : 10), Y);
        }
        writer.write(rgb);
      }
    }
  }

  private static void paint(byte[] rgb, int left, int top) {
    for (int y = top; y < top + 24; y++) {
      for (int x = left; x < left + 24; x++) {
        rgb[(y * WIDTH + x) * 3] = 20;
        rgb[(y * WIDTH + x) * 3 + 1] = (byte) 250;
        rgb[(y * WIDTH + x) * 3 + 2] = 20;
      }
    }
  }

  @Test
  void whatMovesFillsThePictureFromThePartOnThatFollowsIt() {
    play("follow: motion");
    List<FrameBatch> batches = sink.withFrames("file");
    assertThat(sink.streams("file")).hasSize(1);
    assertThat(batches.get(0).getPart()).isZero();
    assertThat(green(batches.get(0))).isZero();
    FrameBatch last = batches.get(batches.size() - 1);
    assertThat(last.getPart()).isPositive();
    assertThat(green(last)).isGreaterThan(0.08);
    for (int i = 1; i < batches.size(); i++) {
      assertThat(batches.get(i).getPart()).isBetween(batches.get(i - 1).getPart(), 3);
    }
    assertThat(batches.stream().mapToInt(each -> each.getCaptureTimes().size()).sum())
        .isEqualTo(FRAMES);
  }

  @Test
  void masksHoldWhereverAFollowedPartGoes() {
    String mask =
        "%f,%f,%f,%f"
            .formatted(0.0, (Y + 12) / (double) HEIGHT, 1.0, 1 - (Y + 12) / (double) HEIGHT);
    play("masks: ['" + mask + "']\n    zones: [{name: all, area: '0,0,1,1', follow: motion}]");
    List<FrameBatch> batches = sink.withFrames("file/all");
    FrameBatch last = batches.get(batches.size() - 1);
    assertThat(last.getPart()).isPositive();
    assertThat(green(last)).isBetween(0.01, 0.12);
    byte[] rgb = first(last);
    assertThat(rgb[rgb.length - 2]).isZero();
    assertThat(rgb[0]).isNotZero();
  }

  private void play(String keys) {
    String yaml = "cameras:\n  - id: file\n    source: file:%s\n    %s\n".formatted(video, keys);
    var camera = CameraOptions.of(ConfigFile.of("test", yaml, List.of()).config()).get(0);
    try (var ingester =
        new Ingester(
            Testkit.options(),
            List.of(camera.with(Playback.FAST)),
            FrameGeometry.exact(SIDE, SIDE),
            () -> sink)) {
      ingester.start();
      await().atMost(Duration.ofSeconds(60)).until(ingester::ended);
    }
  }

  /** The share of the picture that is green. */
  private static double green(FrameBatch batch) {
    byte[] rgb = first(batch);
    int count = 0;
    for (int i = 0; i < rgb.length; i += 3) {
      count += (rgb[i + 1] & 0xff) > 180 && (rgb[i] & 0xff) < 80 ? 1 : 0;
    }
    return count / (rgb.length / 3.0);
  }

  private static byte[] first(FrameBatch batch) {
    byte[] rgb = new byte[SIDE * SIDE * 3];
    batch.getFrames().duplicate().get(rgb);
    return rgb;
  }
}
