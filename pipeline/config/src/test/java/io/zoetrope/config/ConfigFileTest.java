package io.zoetrope.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.zoetrope.yaml.YamlException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  private static final String YAML = "model: models/demo\nrecognition:\n  device: gpu\n";

  @TempDir Path folder;

  @Test
  void isReadFromAFileAndFromItsUri() throws IOException {
    Path file = Files.writeString(folder.resolve("zoetrope.yaml"), YAML);
    assertThat(ConfigFile.read(file.toString(), List.of()).config().model())
        .isEqualTo("models/demo");
    assertThat(ConfigFile.read(file.toUri().toString(), List.of()).config().model())
        .isEqualTo("models/demo");
  }

  @Test
  void isReadOverHttp() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/zoetrope.yaml",
        exchange -> {
          byte[] body = YAML.getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          try (var out = exchange.getResponseBody()) {
            out.write(body);
          }
        });
    server.start();
    try {
      String host = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(ConfigFile.read(host + "/zoetrope.yaml", List.of("flink.port=1")).config())
          .extracting(ZoetropeConfig::model, config -> config.flink().port())
          .containsExactly("models/demo", 1);
      assertRefused(host + "/other.yaml")
          .withMessage(host + "/other.yaml: cannot be read: HTTP 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void thatIsMissingSaysHowToStart() {
    String file = folder.resolve("none.yaml").toString();
    assertRefused(file).withMessage(file + ": no such file; zoetrope.example.yaml is a start");
    assertRefused("file:none.yaml").withMessageContaining("write a file, or an address");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/x.yaml,s3://b/x.yaml",
    "gs://u:s3cret@b/x.yaml?a=s3cret,gs://b/x.yaml",
    "https://u:p@s3cret@localhost:1/x?token=s3cret,https://…",
    "https://u:p/s3cret@localhost:1/x,https://…",
    "https://[s3cret,https://…"
  })
  void isNotReadFromElsewhere(String location, String shown) {
    assertRefused(location)
        .withMessage(
            shown + ": write a file, or an address that begins with file:/, http:// or https://");
  }

  @Test
  void thatCannotBeFetchedIsNamedWithoutUserAndQuery() {
    assertRefused("http://u:s3cret@127.0.0.1:1/x.yaml?token=s3cret#s3cret")
        .withMessageStartingWith("http://127.0.0.1:1/x.yaml: cannot be read: ")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void resolvesTheVariablesOfClientPropertiesOnceTheyAreUsed() {
    String yaml = "kafka:\n  properties:\n    sasl.jaas.config: ${ZOETROPE_NOT_SET}\n";
    var file = ConfigFile.of("zoetrope.yaml", yaml, List.of());
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> file.as(config -> config.kafka().clientProperties()))
        .withMessage(
            "zoetrope.yaml:3: kafka.properties.sasl.jaas.config: the environment variable"
                + " ZOETROPE_NOT_SET is not set");
  }

  @Test
  void knowsTheLineOfWhatOthersRefuse() {
    var file = ConfigFile.of("zoetrope.yaml", YAML, List.of("kafka.port=1"));
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> file.as(ConfigFileTest::noSuchDevice))
        .withMessage("zoetrope.yaml:3: recognition.device: there is none");
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> file.as(config -> config.kafka().requireBootstrapServers()))
        .withMessageStartingWith("zoetrope.yaml:1: kafka.bootstrap-servers: name the Kafka to use");
  }

  @Test
  void knowsTheOverrideThatOthersRefuse() {
    var file = ConfigFile.of("zoetrope.yaml", YAML, List.of("recognition.device=tpu"));
    assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> file.as(ConfigFileTest::noSuchDevice))
        .withMessage("-D recognition.device=…: there is none");
  }

  @Test
  void ofNothingIsAsByDefault() {
    assertThat(ConfigFile.of(List.of()).config()).isEqualTo(ZoetropeConfig.DEFAULT);
    assertThat(ConfigFile.of("zoetrope.yaml", "# to come\n", List.of()).config())
        .isEqualTo(ZoetropeConfig.DEFAULT);
  }

  private static Object noSuchDevice(ZoetropeConfig config) {
    throw new ConfigException("recognition.device", "there is none");
  }

  private static org.assertj.core.api.ThrowableAssertAlternative<YamlException> assertRefused(
      String location) {
    return assertThatExceptionOfType(YamlException.class)
        .isThrownBy(() -> ConfigFile.read(location, List.of()));
  }
}
