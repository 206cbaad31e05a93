package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.zoetrope.config.IngestConfig.FrameFormat;
import io.zoetrope.yaml.Secret;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
  private static final String CAMERA =
      """
      model: models/demo
      cameras:
        - id: door
          source: rtsp://10.0.0.5/live
      """;

  @TempDir Path folder;
  private final YamlReader reader = new YamlReader(Map.of("DOOR_PASSWORD", "s3cret")::get);

  @Test
  void fillsInDefaults() throws IOException {
    ZoetropeConfig config = read(CAMERA);
    assertThat(config.cameras().get(0).transport()).isEqualTo(Transport.TCP);
    assertThat(config.kafka().port()).isEqualTo(9092);
    assertThat(config.recognition().device()).isEqualTo("cpu");
    assertThat(config.flink().delivery()).isEqualTo(Delivery.AT_LEAST_ONCE);
  }

  @Test
  void readsDurationsSizesAndChoices() throws IOException {
    ZoetropeConfig config =
        read(
            CAMERA
                + """
                kafka: {retention: 1.5h, retention-bytes: 512MiB}
                flink: {delivery: exactly-once}
                recognition: {hop: 250ms}
                """);
    assertThat(config.kafka().retention()).isEqualTo(Duration.ofMinutes(90));
    assertThat(config.kafka().retentionBytes().bytes()).isEqualTo(512L << 20);
    assertThat(config.flink().delivery()).isEqualTo(Delivery.EXACTLY_ONCE);
    assertThat(config.recognition().hop()).isEqualTo(Duration.ofMillis(250));
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9092, RGB24",
    "127.0.0.1:9092, RGB24",
    "[::1]:9092, RGB24",
    "'LOCALHOST:9092, 127.0.0.2:9093', RGB24",
    "'localhost:9092,kafka:9092', JPEG",
    "kafka:9092, JPEG",
    "127.0.0.1.example.org:9092, JPEG",
    "10.0.0.7:9092, JPEG"
  })
  void framesTravelAsJpegWhereKafkaIsOnAnotherHost(String servers, FrameFormat expected) {
    assertThat(IngestConfig.DEFAULT.framesFor(servers)).isEqualTo(expected);
  }

  @Test
  void framesTravelAsConfiguredWhereverKafkaIs() throws IOException {
    IngestConfig ingest = read(CAMERA + "ingest: {frames: I420}").ingest();
    assertThat(ingest.framesFor("localhost:9092")).isEqualTo(FrameFormat.I420);
    assertThat(ingest.framesFor("kafka:9092")).isEqualTo(FrameFormat.I420);
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> read(CAMERA + "ingest: {frames: PNG}"))
        .withMessageContaining("ingest.frames")
        .withMessageContaining("jpeg");
  }

  @Test
  void readsWhatHoldsForOneCamera() throws IOException {
    var camera =
        read(CAMERA
                + """
                        masks:
                          - 0,0,0.3,0.2
                          - 0.7, 0.9, 0.3, 0.1
                        zone: 0.1,0,0.9,1
                        labels-off: [walk, run]
                        start-score: 0.7
                        hop: 1s
                    """)
            .cameras()
            .get(0);
    assertThat(camera.masks())
        .containsExactly(
            new RegionConfig(0f, 0f, 0.3f, 0.2f), new RegionConfig(0.7f, 0.9f, 0.3f, 0.1f));
    assertThat(camera.zone()).isEqualTo(new RegionConfig(0.1f, 0f, 0.9f, 1f));
    assertThat(camera.labelsOff()).containsExactly("walk", "run");
    assertThat(camera.startScore()).isEqualTo(0.7f);
    assertThat(camera.endScore()).isNull();
    assertThat(camera.hop()).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @CsvSource({
    "'zone: 0,0,1','zone: ''0,0,1'' is no part of a frame: write left,top,width,height'",
    "'zone: 0.5,0,0.6,1','zone: a part lies inside the frame'",
    "'masks: [\"0,0,0,1\"]','masks[0]: a part lies inside the frame'",
    "'tls: insecure','tls: of rtsps:// and https:// alone: rtsp:// and files have no certificate'",
    "'start-score: 1.5','start-score: 0 to 1'",
    "'hop: 2d','hop: at most 1d'"
  })
  void refusesWhatCannotBeOfACamera(String line, String problem) {
    assertError(CAMERA + "    " + line + "\n").contains(":5: cameras[0]." + problem);
  }

  @Test
  void takesPasswordsFromTheEnvironmentAndNeverPrintsThem() throws IOException {
    ZoetropeConfig config = read(CAMERA + "    user: viewer\n    password: ${DOOR_PASSWORD}\n");
    assertThat(config.cameras().get(0).password().value()).isEqualTo("s3cret");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @Test
  void namesAVariableThatIsNotSetOnceItsSecretIsUsed() throws IOException {
    Secret password =
        read(CAMERA + "    user: viewer\n    password: ${YARD_PASSWORD}\n")
            .cameras()
            .get(0)
            .password();
    assertThatIllegalArgumentException()
        .isThrownBy(password::value)
        .withMessage("the environment variable YARD_PASSWORD is not set");
    assertError("model: ${YARD_MODEL}\n")
        .endsWith(":1: model: the environment variable YARD_MODEL is not set");
  }

  @ParameterizedTest
  @CsvSource({
    "bootstrap.servers,write kafka.bootstrap-servers",
    "group.id,write kafka.group",
    "group.instance.id,ingesters that share cameras need one each",
    "transactional.id,'write kafka.group, which begins its name'",
    "enable.auto.commit,the job commits with each checkpoint",
    "isolation.level,'the job reads frames, which are in no transaction'",
    "value.deserializer,each topic's records have a fixed form"
  })
  void refusesClientPropertiesThatContradictTheSection(String name, String why) {
    assertError("kafka:\n  properties:\n    security.protocol: SSL\n    " + name + ": x\n")
        .endsWith(":4: kafka.properties." + name + ": not to be set here; " + why);
  }

  @ParameterizedTest
  @CsvSource({
    "kafka,retention-bytes,0,more than 0",
    "kafka,retention,999ms,at least 1s",
    "events,end-clips,1001,1 to 1000",
    "recognition,hop,100000d,at most 1d",
    "recognition,max-batch,999,1 to 256"
  })
  void namesTheLineOfAValueOutOfRange(String section, String key, String value, String range) {
    assertError("%s:\n  # out of range\n  %s: %s\n".formatted(section, key, value))
        .endsWith(":3: %s.%s: %s".formatted(section, key, range));
  }

  @Test
  void namesAnUnknownKeyItsLineAndWhatMayStandThere() {
    assertError(CAMERA + "    sorce: file:a.mp4\n")
        .contains(
            ":5: cameras[0].sorce: unknown key; here may stand: end-score, fast, follow, hop, id,"
                + " labels-off, loop, masks, password, priority, schedule, source");
  }

  @Test
  void namesAWrongValueAndItsLine() {
    assertError(CAMERA + "recognition:\n  device: cpu\n  hop: soon\n")
        .endsWith(
            ":7: recognition.hop: 'soon' is no duration: write a number and ms, s, m, h or d, such"
                + " as 250ms or 1.5s");
  }

  @Test
  void namesAWrongChoice() {
    assertError(CAMERA + "flink:\n  delivery: twice\n")
        .endsWith(":6: flink.delivery: 'twice' is none of [at-least-once, exactly-once]");
  }

  @Test
  void readsWhatToDoInOverload() throws IOException {
    ZoetropeConfig config =
        read(
            CAMERA
                + """
                    priority: 2
                recognition: {on-overload: shed, freshness: 2s}
                """);
    assertThat(config.cameras().get(0).priority()).isEqualTo(2);
    assertThat(config.recognition().onOverload()).isEqualTo(OnOverload.SHED);
    assertThat(config.recognition().freshness()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void readsHowTensorRtRuns() throws IOException {
    var recognition =
        read(CAMERA
                + """
                    recognition:
                      device: tensorrt:0
                      precision: fp16
                      max-batch: 16
                      tensorrt: {engine-cache: engines, best-batch: 4}
                    """)
            .recognition();
    assertThat(recognition.maxBatch()).isEqualTo(16);
    assertThat(recognition.tensorrt()).isEqualTo(new TensorRtConfig("engines", 4));
    assertError(CAMERA + "recognition: {tensorrt: {best-batch: 9}}\n")
        .endsWith(":5: recognition.tensorrt.best-batch: at most max-batch");
  }

  @Test
  void wantsRoomForTwoHopsInTheFreshness() {
    assertError(CAMERA + "recognition: {on-overload: shed, hop: 2s}\n")
        .endsWith(":5: recognition.freshness: at least twice the hop");
  }

  @Test
  void namesAValueOutOfRange() {
    assertError(CAMERA + "events:\n  start-score: 1.4\n")
        .endsWith(":6: events.start-score: 0 to 1");
    assertError(CAMERA + "events:\n  smoothing: 0\n").endsWith(":6: events.smoothing: more than 0");
  }

  @Test
  void readsAShadowThatIsAnotherModel() throws IOException {
    assertThat(read("shadow: models/next\n" + CAMERA).shadow()).isEqualTo("models/next");
    assertThat(read(CAMERA).shadow()).isNull();
    assertError("shadow: models/demo\n" + CAMERA)
        .endsWith(":1: shadow: name another model than model does");
  }

  @Test
  void refusesTwoCamerasWithOneId() {
    assertError(CAMERA + "  - id: door\n    source: file:a.mp4\n")
        .endsWith(":5: cameras[1].id: 'door' is used twice");
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertError(CAMERA + "model: other\n").contains(":5: ").contains("Duplicate field 'model'");
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertError("model: [a\ncameras: }").contains("not YAML");
  }

  @Test
  void namesAMissingFile() {
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> reader.read(folder.resolve("nowhere.yaml"), ZoetropeConfig.class))
        .withMessageContaining("nowhere.yaml: no such file");
  }

  private ZoetropeConfig read(String yaml) throws IOException {
    return reader.read(
        Files.writeString(folder.resolve("zoetrope.yaml"), yaml), ZoetropeConfig.class);
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertError(String yaml) {
    var thrown =
        org.assertj.core.api.Assertions.catchThrowableOfType(YamlException.class, () -> read(yaml));
    assertThat(thrown).isNotNull();
    return assertThat(thrown.getMessage());
  }
}
