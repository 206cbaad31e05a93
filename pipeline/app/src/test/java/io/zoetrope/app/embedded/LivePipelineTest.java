package io.zoetrope.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.Main;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Data;
import io.zoetrope.app.testkit.MonitoringFiles;
import io.zoetrope.app.testkit.Scrape;
import io.zoetrope.scenes.render.SceneRenderer;
import io.zoetrope.scenes.script.Scene;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.SettingsTopic;
import io.zoetrope.schemas.client.TopicReader;
import io.zoetrope.video.simulate.PictureFormat;
import io.zoetrope.video.simulate.SimulatedCameras;
import io.zoetrope.zoo.measure.BareLoop;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A video over RTSP through the real Kafka and the real Flink. */
class LivePipelineTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int SIDE = 112;
  private static final String ONE_A_SECOND = "1 camera needs 1.0 clips/s; cpu (2 workers) does ";

  @TempDir static Path folder;
  private static SimulatedCameras cameras;
  private static Workspace workspace;
  private static ModelPackage model;
  private static LivePipeline pipeline;

  @BeforeAll
  static void start() throws Exception {
    model = Configs.smallModel(folder);
    cameras = SimulatedCameras.start();
    workspace = new Workspace();
    var config =
        Configs.of(
            model,
            List.of(Configs.camera("door", address())),
            "flink.metrics-port=" + Ports.free(),
            "ingest.metrics-port=" + Ports.free());
    pipeline = LivePipeline.start(new PipelinePlan(config, model), workspace);
    atLeast(1, Topics.CAMERA_HEALTH, CameraHealth.class); // commands know the camera from now on
  }

  @AfterAll
  static void stop() {
    pipeline.close();
    cameras.close();
    workspace.close();
  }

  /** A real clip where there is one, a rendered scene where not. */
  private static String address() {
    return Data.file("clips/abseiling_k400.mp4")
        .map(file -> cameras.play("door", file))
        .orElseGet(LivePipelineTest::paintedAddress);
  }

  private static String paintedAddress() {
    var scene = Scene.endless(3);
    var renderer = new SceneRenderer();
    return cameras.paint(
        "door",
        new PictureFormat(320, 240, 15),
        (frame, time, rgb) -> renderer.paint(scene, time.toMillis() / 1e3, 320, 240, rgb));
  }

  @Test
  void scoresEqualThoseOfTheSameNetworkOnTheSameFramesOutside() throws Exception {
    List<ClipScore> scores = atLeast(6, Topics.CLIP_SCORES, ClipScore.class);
    Map<String, byte[]> frames = framesByNumber();
    try (var outside = new BareLoop(model.onnx(), 1, 16, SIDE, SIDE, 3)) {
      for (ClipScore score : scores) {
        float[] expected = softmax(outside.logits(pixels(score, frames)));
        assertThat(score.getScores()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
          assertThat(score.getScores().get(i)).isCloseTo(expected[i], within(1e-5f));
        }
      }
    }
  }

  @Test
  void everyMetricThatPanelsAndRulesNameIsThere() throws Exception {
    var config = pipeline.config();
    var scraped =
        Scrape.of(config.flink().metricsPort()).with(Scrape.of(config.ingest().metricsPort()));
    assertThat(MonitoringFiles.read()).allSatisfy(scraped::requireAllOf);
    assertThat(MonitoringFiles.documented()).hasSizeGreaterThan(25).allMatch(scraped::hasOfTheJob);
  }

  @Test
  void whatTheModelDoesIsCounted() {
    int port = pipeline.config().flink().metricsPort();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              var scraped = Scrape.of(port);
              String operator = "flink_taskmanager_job_task_operator_";
              double calls = scraped.sum(operator + "modelCallMillis_count", "");
              assertThat(calls).isPositive();
              assertThat(scraped.sum(operator + "le_modelCallMillis_bucket", "le=\"+Inf\""))
                  .isGreaterThanOrEqualTo(calls);
              assertThat(scraped.sum(operator + "clipsInModelCalls", "")).isPositive();
              assertThat(scraped.sum(operator + "captureToScoreMillis_count", "")).isPositive();
              assertThat(scraped.sum(operator + "maxBatch", "")).isEqualTo(1);
            });
  }

  @Test
  void aMalformedRecordGoesToTheDeadLettersAndTheJobGoesOn() throws Exception {
    byte[] junk = "no frames at all".getBytes(UTF_8);
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(pipeline.kafkaClient()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topics.FRAME_BATCHES, 0, "door".getBytes(UTF_8), junk))
          .get();
    }
    ConsumerRecord<byte[], byte[]> letter = firstDeadLetter();
    assertThat(letter.value()).isEqualTo(junk);
    assertThat(header(letter, "topic")).isEqualTo(Topics.FRAME_BATCHES);
    assertThat(header(letter, "message")).contains("not a FrameBatch");
    assertThat(new String(letter.key(), UTF_8)).startsWith(Topics.FRAME_BATCHES + "-0-");

    int before = atLeast(1, Topics.CLIP_SCORES, ClipScore.class).size();
    assertThat(atLeast(before + 2, Topics.CLIP_SCORES, ClipScore.class)).isNotEmpty();
    pipeline.requireRunning();
  }

  @Test
  void settingsReachTheRunningJob() {
    var commands = Main.commandLine();
    String kafka = pipeline.bootstrapServers();
    assertThat(commands.execute("cameras", "set", "door", "--hop", "1s", "--bootstrap", kafka))
        .isZero();
    assertThat(
            commands.execute(
                "cameras",
                "set",
                "door",
                "--label",
                "run=off",
                "-D",
                "model=" + model.folder(),
                "--bootstrap",
                kafka))
        .isZero();

    await()
        .atMost(PATIENCE)
        .until(
            () ->
                pipeline.capacityNews().filter(line -> line.startsWith(ONE_A_SECOND)).isPresent());

    var settings = new SettingsTopic(pipeline.kafkaClient()).newest("door").orElseThrow();
    assertThat(settings.getVersion()).isGreaterThanOrEqualTo(2);
    assertThat(settings.getHopMillis()).isEqualTo(1000);
    assertThat(settings.getLabelsOff()).containsExactly("run");
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                atLeast(1, Topics.CLIP_SCORES, ClipScore.class).stream()
                        .filter(score -> score.getSettingsVersion() >= 2)
                        .count()
                    >= 2);
  }

  @Test
  void aMaskReachesTheCamera() {
    String kafka = pipeline.bootstrapServers();
    String[] command = {"cameras", "set", "door", "--mask", "0,0,0.2,0.2", "--bootstrap", kafka};
    assertThat(Main.commandLine().execute(command)).isZero();

    long version =
        new SettingsTopic(pipeline.kafkaClient()).newest("door").orElseThrow().getVersion();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                wellFormedBatches().stream()
                    .anyMatch(
                        batch ->
                            !batch.getCaptureTimes().isEmpty()
                                && batch.getSettingsVersion() >= version));
    FrameBatch masked =
        wellFormedBatches().stream()
            .filter(batch -> !batch.getCaptureTimes().isEmpty())
            .filter(batch -> batch.getSettingsVersion() >= version)
            .findFirst()
            .orElseThrow();
    var frames = masked.getFrames();
    assertThat(frames.get(frames.position())).isZero();
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    var arguments =
        List.of(
            "cameras",
            "set",
            "yard",
            "--start-score",
            "2",
            "--bootstrap",
            pipeline.bootstrapServers());
    assertThat(Main.commandLine().execute(arguments.toArray(String[]::new))).isEqualTo(2);
    assertThat(new SettingsTopic(pipeline.kafkaClient()).newest("yard")).isEmpty();
  }

  private static <T extends SpecificRecordBase> List<T> atLeast(
      int count, String topic, Class<T> type) {
    List<T> records = new ArrayList<>();
    try (var reader = TopicReader.open(pipeline.kafkaClient(), topic, type, Instant.EPOCH)) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                records.addAll(reader.poll(Duration.ofMillis(200)));
                return records.size() >= count && reader.atEnd();
              });
    }
    return records;
  }

  private static Map<String, byte[]> framesByNumber() {
    Map<String, byte[]> frames = new HashMap<>();
    for (FrameBatch batch : wellFormedBatches()) {
      ByteBuffer pixels = batch.getFrames().duplicate();
      for (int i = 0; i < batch.getCaptureTimes().size(); i++) {
        byte[] frame = new byte[SIDE * SIDE * 3];
        pixels.get(frame);
        frames.put(name(batch.getStreamId(), batch.getFirstFrame() + i), frame);
      }
    }
    return frames;
  }

  private static List<FrameBatch> wellFormedBatches() {
    List<FrameBatch> batches = new ArrayList<>();
    for (byte[] value : values(Topics.FRAME_BATCHES)) {
      if (value[0] == (byte) 0xC3) {
        batches.add(io.zoetrope.schemas.RecordSerde.of(FrameBatch.class).decode(value));
      }
    }
    return batches;
  }

  private static List<byte[]> values(String topic) {
    List<byte[]> values = new ArrayList<>();
    try (var consumer = consumer(topic)) {
      var ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }

  private static ConsumerRecord<byte[], byte[]> firstDeadLetter() {
    List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
    try (var consumer = consumer(Topics.DEAD_LETTERS)) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(letters::add);
                return !letters.isEmpty();
              });
    }
    return letters.get(0);
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String topic) {
    Map<String, Object> client = new HashMap<>(pipeline.kafkaClient());
    client.put("isolation.level", "read_committed");
    var consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static ByteBuffer pixels(ClipScore score, Map<String, byte[]> frames) {
    ByteBuffer pixels = ByteBuffer.allocateDirect(16 * SIDE * SIDE * 3);
    for (long number : score.getFrameNumbers()) {
      pixels.put(frames.get(name(score.getStreamId(), number)));
    }
    return pixels.flip();
  }

  private static String name(String stream, long number) {
    return stream + "/" + number;
  }

  private static float[] softmax(float[] logits) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - max);
    }
    float[] scores = new float[logits.length];
    for (int i = 0; i < logits.length; i++) {
      scores[i] = (float) (Math.exp(logits[i] - max) / sum);
    }
    return scores;
  }
}
