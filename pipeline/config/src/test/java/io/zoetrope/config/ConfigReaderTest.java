package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void takesPasswordsFromTheEnvironmentAndNeverPrintsThem() throws IOException {
    ZoetropeConfig config = read(CAMERA + "    user: viewer\n    password: ${DOOR_PASSWORD}\n");
    assertThat(config.cameras().get(0).password().value()).isEqualTo("s3cret");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @Test
  void namesAVariableThatIsNotSet() {
    assertError(CAMERA + "    user: viewer\n    password: ${YARD_PASSWORD}\n")
        .endsWith(":6: cameras[0].password: the environment variable YARD_PASSWORD is not set");
  }

  @Test
  void namesAnUnknownKeyItsLineAndWhatMayStandThere() {
    assertError(CAMERA + "    sorce: file:a.mp4\n")
        .contains(
            ":5: cameras[0].sorce: unknown key; here may stand: id, loop, password, priority, source");
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
    assertError(CAMERA + "events:\n  smoothing: 0\n")
        .endsWith(":6: events.smoothing: more than 0");
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
