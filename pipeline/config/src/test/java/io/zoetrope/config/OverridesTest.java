package io.zoetrope.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.yaml.YamlException;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values given beside a file. */
class OverridesTest {
  private static final String FILE =
      """
      model: models/demo
      cameras:
        - id: door
          source: rtsp://10.0.0.5/live
          user: viewer
          password: 00123
      recognition:
        hop: 300ms
        scores: true
      """;

  @Test
  void standInForTheFilesAndLeaveTheOthersAsTheyAreWritten() {
    ZoetropeConfig config = read("recognition.hop=200ms", "flink.port=9000");
    assertThat(config.recognition().hop()).isEqualTo(Duration.ofMillis(200));
    assertThat(config.recognition().scores()).isTrue();
    assertThat(config.flink().port()).isEqualTo(9000);
    assertThat(config.cameras().get(0).password().value()).isEqualTo("00123");
  }

  @Test
  void theLastOfAKeyHolds() {
    assertThat(read("flink.port=9000", "flink.port=9001").flink().port()).isEqualTo(9001);
  }

  @Test
  void reachIntoListsAndAppendToThem() {
    ZoetropeConfig config =
        read("cameras[0].priority=3", "cameras[1].id=yard", "cameras[1].source=file:yard.mp4");
    assertThat(config.cameras()).extracting(CameraConfig::id).containsExactly("door", "yard");
    assertThat(config.cameras().get(0).priority()).isEqualTo(3);
    assertThat(config.cameras().get(0).source()).isEqualTo("rtsp://10.0.0.5/live");
  }

  @Test
  void keepTheDotsOfClientProperties() {
    var properties = read("kafka.properties.security.protocol=SSL").kafka().clientProperties();
    assertThat(properties).containsEntry("security.protocol", "SSL");
  }

  @Test
  void withoutAValueBringTheDefaultBack() {
    assertThat(read("recognition.hop=").recognition().hop())
        .isEqualTo(RecognitionConfig.DEFAULT.hop());
    assertThat(read("recognition=").recognition()).isEqualTo(RecognitionConfig.DEFAULT);
  }

  @Test
  void replaceWholeSectionsAndListsAsYaml() {
    ZoetropeConfig config =
        read("events={start-score: 0.9, end-clips: 7}", "cameras=[{id: a, source: 'file:a.mp4'}]");
    assertThat(config.events().startScore()).isEqualTo(0.9f);
    assertThat(config.events().endClips()).isEqualTo(7);
    assertThat(config.cameras()).extracting(CameraConfig::id).containsExactly("a");
  }

  @Test
  void areNamedWhereTheirTypeIsWrong() {
    assertRefused("flink.port=many")
        .withMessage("-D flink.port=many: must be a whole number, is many");
    assertRefused("flink.parallelism=1.5")
        .withMessage("-D flink.parallelism=1.5: must be a whole number, is 1.5");
    assertRefused("recognition.scores=maybe")
        .withMessage("-D recognition.scores=maybe: must be true or false, is maybe");
    assertRefused("recognition.hop=soon")
        .withMessageStartingWith("-D recognition.hop=soon: 'soon' is no duration");
    assertRefused("flink.delivery=twice")
        .withMessage("-D flink.delivery=twice: 'twice' is none of [at-least-once, exactly-once]");
    assertRefused("recognition=fast").withMessageStartingWith("-D recognition=…: ");
  }

  @Test
  void areNamedWhereTheirValueIsOutOfRange() {
    assertRefused("events.start-score=1.4").withMessage("-D events.start-score=1.4: 0 to 1");
    assertRefused("recognition.on-overload=shed", "recognition.hop=5s")
        .withMessage("-D recognition.hop=5s: recognition.freshness: at least twice the hop");
  }

  @Test
  void areNamedWhereTheirKeyIsUnknown() {
    assertRefused("recognition.hopp=1s")
        .withMessageStartingWith(
            "-D recognition.hopp=…: unknown key; here may stand: call-timeout, device,");
    assertRefused("nothing=1").withMessageStartingWith("-D nothing=…: unknown key");
    assertRefused("cameras[7].id=x")
        .withMessage("-D cameras[7].id=…: the list has 1 entries; the next is [1]");
    assertRefused("cameras.0.id=x").withMessageContaining("cameras");
    assertRefused("flink.port").withMessage("-D: write path.to.key=value");
    assertRefused("flink..port=1").withMessageStartingWith("-D flink..port: no path to a key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka.propertie.x=1 | kafka.propertie: unknown key",
        "Kafka.port=1 | Kafka: unknown key",
        "kafka.port.x=1 | kafka.port: must be a whole number, is a mapping",
        "cameras.0.id=x | cameras: must be a list, is a mapping",
        "cameras[1].id=x | cameras[1].source: write rtsp://",
        "kafka.topics.events=frame-batches | kafka.topics: two topics have the same name",
        "flink.delivery.x=1 | flink.delivery: expected a single value here",
        "kafka.properties={a: 1, a: 2} | not YAML, or with a key given twice",
      })
  void areBlamedForWhatIsWrongWithThemOnly(String override, String message) {
    String shown = "-D " + override.substring(0, override.indexOf('=') + 1) + "…: ";
    assertRefused(override).withMessageStartingWith(shown + message);
    assertRefused("flink.port=1", override, "recognition.hop=1s")
        .withMessageStartingWith(shown + message);
  }

  @Test
  void areBlamedFromTheFirstOneOnThatNoLaterOneMends() {
    assertThat(read("cameras[1].id=yard", "cameras[1].source=file:a").cameras()).hasSize(2);
    assertRefused("flink.port=0", "flink.port=1", "kafka.port=0", "events.top-k=-1")
        .withMessage("-D kafka.port=0: 1 to 65535");
  }

  @Test
  void areNotBlamedForWhatTheFileHas() {
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(
            () ->
                ConfigFile.of(
                    "zoetrope.yaml", FILE + "  freshness: now\n", List.of("recognition.hop=1s")))
        .withMessageStartingWith("zoetrope.yaml:10: recognition.freshness: 'now' is no duration");
  }

  @Test
  void neverShowASecret() {
    assertRefused("kafka.properties={sasl.jaas.config: {a: s3cret}}")
        .withMessageStartingWith("-D kafka.properties=…: ")
        .withMessageNotContaining("s3cret");
    assertRefused("cameras[0].user=", "cameras[0].password=s3cret")
        .withMessage("-D cameras[0].user=: user and password go together");
    assertRefused("cameras[0].password=s3cret", "cameras[0].user=")
        .withMessage("-D cameras[0].user=: user and password go together");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtsp://ann:s3cret@host/live",
        "ftp://u:hun/s3cret@h/x",
        "http://h/x?user=a&password=s3cret"
      })
  void neverShowASourceThatOthersRefuse(String source) {
    var file = ConfigFile.of("zoetrope.yaml", FILE, List.of("cameras[0].source=" + source));
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> file.as(OverridesTest::noSuchSource))
        .withMessage("-D cameras[0].source=…: there is none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3cret",
        "=s3cret",
        "kafka.properties.sasl.jaas.config:s3cret",
        "kafka.properties.sasl.jaas.config:s3cret=",
        "https://u:s3cret@h/x?a=b"
      })
  void showNothingOfWhatIsNoKeyAndValue(String argument) {
    assertRefused(argument).withMessage("-D: write path.to.key=value");
  }

  @Test
  void showNothingOfWhatIsNotYaml() {
    assertRefused("cameras=*s3cret")
        .withMessageStartingWith("-D cameras=…: not YAML")
        .withMessageNotContaining("s3cret");
  }

  private static Object noSuchSource(ZoetropeConfig config) {
    throw new ConfigException("cameras[0].source", "there is none");
  }

  private static ZoetropeConfig read(String... overrides) {
    return ConfigFile.of("zoetrope.yaml", FILE, List.of(overrides)).config();
  }

  private static ThrowableAssertAlternative<YamlException> assertRefused(String... overrides) {
    return assertThatExceptionOfType(YamlException.class).isThrownBy(() -> read(overrides));
  }
}
