package io.zoetrope.app.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.Playback;
import io.zoetrope.ingester.privacy.PrivacyView;
import io.zoetrope.operators.frame.FrameBatchReader;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.frame.RejectedRecordException;
import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.SceneCatalogue;
import io.zoetrope.scenes.script.Split;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.video.file.VideoWriter;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Region;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the job reads is what the ingester saw, in whatever format frames travelled. */
class FormatsAgreeTest {
  private static final int WIDTH = 113; // odd, as a crop may be
  private static final int HEIGHT = 85;
  private static final int FRAMES = 12;

  @TempDir static Path folder;
  private static Path video;

  private final List<FrameRecord> records = new CopyOnWriteArrayList<>();
  private volatile PrivacyView view = PrivacyView.ALL;

  @BeforeAll
  static void film() {
    video = folder.resolve("scene.mp4");
    var scene = new SceneCatalogue(Split.TEST).clip(1);
    var renderer = new SceneRenderer();
    byte[] rgb = new byte[320 * 240 * 3];
    try (var writer = VideoWriter.mp4(video, 320, 240, 15)) {
      for (int i = 0; i < FRAMES; i++) {
        renderer.paint(scene, i / 15.0, 320, 240, rgb);
        writer.write(rgb);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"I420, 3.5, 0.9", "JPEG, 5.5, 3.0"})
  void picturesAreNearlyThoseOfRgb(PixelFormat format, double colour, double grey)
      throws Exception {
    byte[] expected = read(PixelFormat.RGB24);
    byte[] seen = read(format);
    assertThat(seen).hasSameSizeAs(expected);
    double ofColours = 0;
    double ofGrey = 0;
    for (int i = 0; i < seen.length; i += 3) {
      for (int channel = i; channel < i + 3; channel++) {
        ofColours += Math.abs((seen[channel] & 0xff) - (expected[channel] & 0xff));
      }
      ofGrey += Math.abs(grey(seen, i) - grey(expected, i));
    }
    assertThat(ofColours / seen.length).isLessThan(colour); // of 255, colours are halved
    assertThat(ofGrey / seen.length * 3).isLessThan(grey);
  }

  private static double grey(byte[] rgb, int i) {
    return 0.299 * (rgb[i] & 0xff) + 0.587 * (rgb[i + 1] & 0xff) + 0.114 * (rgb[i + 2] & 0xff);
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void nothingIsSeenUnderAMask(PixelFormat format) throws Exception {
    view = new PrivacyView(1, Region.ALL, List.of(new Region(0, 0, 0.5, 1)));
    byte[] seen = read(format);
    for (int i = 0; i < seen.length; i++) {
      int x = i / 3 % WIDTH;
      if (x < WIDTH / 2 - 8) {
        assertThat(seen[i] & 0xff).as("column %d", x).isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void framesTakeFewerBytes() throws Exception {
    int rgb = bytes(PixelFormat.RGB24);
    assertThat(bytes(PixelFormat.I420)).isLessThan(rgb * 52 / 100);
    assertThat(bytes(PixelFormat.JPEG)).isLessThan(rgb / 5);
  }

  private int bytes(PixelFormat format) throws Exception {
    read(format);
    return records.stream().mapToInt(record -> record.value().length).sum();
  }

  /** All frames of the video as the job has them. */
  private byte[] read(PixelFormat format) throws RejectedRecordException {
    records.clear();
    play(format);
    var reader = new FrameBatchReader(WIDTH, HEIGHT);
    var all = new ByteArrayOutputStream();
    for (FrameRecord record : new ArrayList<>(records)) {
      FrameBatch batch = reader.read(record);
      for (var frame : reader.framesOf(batch, record)) {
        byte[] rgb = new byte[frame.pixels().remaining()];
        frame.pixels().duplicate().get(rgb);
        all.writeBytes(rgb);
      }
    }
    assertThat(all.size()).isEqualTo(FRAMES * WIDTH * HEIGHT * 3);
    return all.toByteArray();
  }

  private void play(PixelFormat format) {
    var options =
        IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, "localhost:9092")
            .withPixelFormat(format);
    var camera = CameraOptions.of("file", "file:" + video).with(Playback.FAST);
    var geometry = FrameGeometry.exact(WIDTH, HEIGHT);
    try (var ingester =
        new Ingester(options, List.of(camera), geometry, Records::new, () -> id -> view)) {
      ingester.start();
      await().until(ingester::ended);
    }
  }

  private final class Records implements RecordSink {
    private final RecordSerde<FrameBatch> serde = RecordSerde.of(FrameBatch.class);

    @Override
    public void accept(Camera camera, FrameBatch batch) {
      if (!batch.getCaptureTimes().isEmpty()) {
        byte[] key = camera.id().getBytes(UTF_8);
        records.add(
            new FrameRecord("frames", 0, records.size(), 0, key, serde.encode(batch), false));
      }
    }

    @Override
    public void accept(Camera camera, CameraHealth health) {}

    @Override
    public void close() {}
  }
}
