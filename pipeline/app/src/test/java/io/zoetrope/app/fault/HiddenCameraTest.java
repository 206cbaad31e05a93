package io.zoetrope.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.embedded.EmbeddedKafka;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.kafka.TopicSetup;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.CameraState;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.Rectangle;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.video.geometry.FrameGeometry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the ingester of a camera, whatever stands in the topic of settings. */
class HiddenCameraTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final FrameGeometry GEOMETRY = FrameGeometry.exact(64, 48);
  private static final Rectangle ALL = new Rectangle(0f, 0f, 1f, 1f);
  private static final byte[] SENSELESS = "no settings".getBytes(UTF_8);

  @TempDir Path folder;
  private EmbeddedKafka kafka;
  private IngesterOptions options;
  private ZoetropeConfig config;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
    config = configured();
    options = IngesterOptions.of(config.kafka(), config.ingest(), kafka.bootstrapServers());
    TopicSetup.prepare(options, TopicOptions.of(config), GEOMETRY);
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    producer.close();
    kafka.close();
  }

  @Test
  void aCameraIsNotShownWhoseSettingsCannotBeReadUntilTheyCan() throws Exception {
    write("door", encoded(1, ALL));
    write("door", SENSELESS);
    try (var ingester = ingest()) {
      await().atMost(PATIENCE).until(() -> state(ingester) == CameraState.OFFLINE);
      assertThat(ingester.cameras().get(0).message().orElseThrow())
          .contains(
              Topics.CAMERA_SETTINGS, "offset 1", "cannot be read", "zoetrope cameras set door");
      awaitOtherCamera();
      assertThat(frames("door")).isEmpty();

      write("door", encoded(2, ALL));
      await().atMost(PATIENCE).until(() -> !frames("door").isEmpty());
      assertThat(frames("door")).allMatch(HiddenCameraTest::isBlack);

      write("door", SENSELESS);
      await().atMost(PATIENCE).until(() -> state(ingester) == CameraState.OFFLINE);
      write("door", null);
      await().atMost(PATIENCE).until(() -> frames("door").stream().anyMatch(b -> !isBlack(b)));
    }
  }

  @Test
  void aRecordWithoutAValueRemovesMasksButNotThoseOfTheConfiguration() throws Exception {
    config = configured("cameras[0].masks[0]=0,0,0.5,1");
    write("door", encoded(1, ALL));
    try (var ingester = ingest()) {
      await().atMost(PATIENCE).until(() -> !frames("door").isEmpty());
      assertThat(frames("door")).allMatch(HiddenCameraTest::isBlack);
      write("door", null);
      await().atMost(PATIENCE).until(() -> frames("door").stream().anyMatch(b -> !isBlack(b)));
    }
    assertThat(frames("door")).allMatch(HiddenCameraTest::isBlackOnTheLeft);
  }

  @Test
  void noCameraBeginsWhereSettingsCannotBeRead() {
    var elsewhere =
        IngesterOptions.of(
            configured("kafka.topics.settings=nowhere").kafka(),
            config.ingest(),
            kafka.bootstrapServers());
    try (var ingester = new Ingester(elsewhere, CameraOptions.of(config), GEOMETRY)) {
      assertThatThrownBy(ingester::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("nowhere")
          .hasMessageContaining("no camera may begin");
    }
    assertThat(frames("door")).isEmpty();
  }

  private Ingester ingest() {
    var ingester = new Ingester(options, CameraOptions.of(config), GEOMETRY);
    ingester.start();
    return ingester;
  }

  private static CameraState state(Ingester ingester) {
    return ingester.cameras().stream()
        .filter(camera -> camera.cameraId().equals("door"))
        .map(CameraSnapshot::state)
        .findFirst()
        .orElseThrow();
  }

  private void awaitOtherCamera() {
    await().atMost(PATIENCE).until(() -> frames("yard").size() > 3);
  }

  private ZoetropeConfig configured(String... more) {
    Path video = BarsVideo.write(folder.resolve("bars.y4m"), 10, 60);
    var values =
        new ArrayList<>(
            List.of(
                "kafka.partitions=1",
                "cameras[0].id=door",
                "cameras[0].source=file:" + video,
                "cameras[0].loop=true",
                "cameras[1].id=yard",
                "cameras[1].source=file:" + video,
                "cameras[1].loop=true"));
    values.addAll(List.of(more));
    return ConfigFile.of(values).config();
  }

  private void write(String camera, byte[] value) throws Exception {
    producer
        .send(new ProducerRecord<>(Topics.CAMERA_SETTINGS, camera.getBytes(UTF_8), value))
        .get();
  }

  private static byte[] encoded(long version, Rectangle mask) {
    var serde = RecordSerde.of(CameraSettings.class);
    return serde.encode(
        CameraSettings.newBuilder()
            .setCameraId("door")
            .setVersion(version)
            .setEffectiveFrom(0)
            .setMasks(List.of(mask))
            .build());
  }

  private List<FrameBatch> frames(String camera) {
    var found = new ArrayList<FrameBatch>();
    var client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var reader =
        TopicReader.open(client, Topics.FRAME_BATCHES, FrameBatch.class, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        reader.poll(Duration.ofMillis(100)).stream()
            .filter(batch -> batch.getCameraId().equals(camera))
            .filter(batch -> !batch.getCaptureTimes().isEmpty())
            .forEach(found::add);
      }
    }
    return found;
  }

  private static boolean isBlack(FrameBatch batch) {
    return isBlack(batch, 64);
  }

  private static boolean isBlackOnTheLeft(FrameBatch batch) {
    return isBlack(batch, 32);
  }

  private static boolean isBlack(FrameBatch batch, int columns) {
    var frames = batch.getFrames();
    for (int i = 0; i < frames.remaining(); i++) {
      if (i / 3 % 64 < columns && frames.get(frames.position() + i) != 0) {
        return false;
      }
    }
    return true;
  }
}
