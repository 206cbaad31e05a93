package io.zoetrope.app.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.Main;
import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.Console;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void helpNamesTheCommands() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("demo", "run", "events", "cameras", "models");
  }

  @Test
  void wrongUseExitsWith2() {
    assertThat(run("demo", "--camras", "3")).isEqualTo(2);
    assertThat(err.toString()).contains("--camras");
    assertThat(run("demo", "--for", "soon")).isEqualTo(2);
    assertThat(err.toString()).contains("'soon' is no duration");
  }

  @Test
  void anUnknownModelIsNamedWithThoseLikeIt() throws Exception {
    Path config =
        Files.writeString(folder.resolve("zoetrope.yaml"), config("slowfast_4x16_resnet5", 9092));
    for (String command : List.of("run", "job")) {
      err.getBuffer().setLength(0);
      assertThat(run(command, "--config", config + "", "-D", "kafka.bootstrap-servers=127.0.0.1:1"))
          .isEqualTo(2);
      assertThat(err.toString())
          .startsWith("zoetrope: " + config + ":1: model: no folder 'slowfast_4x16_resnet5' here")
          .contains("did you mean slowfast_4x16_resnet50");
    }
  }

  @Test
  void anOccupiedPortIsNamed() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path model = io.zoetrope.app.testkit.Configs.smallModel(folder).folder();
      Path config =
          Files.writeString(
              folder.resolve("zoetrope.yaml"), config(model.toString(), taken.getLocalPort()));
      assertThat(run("run", "--config", config.toString())).isEqualTo(1);
      assertThat(err.toString())
          .contains("port " + taken.getLocalPort() + ", needed for Kafka, is in use");
    }
  }

  @Test
  void aMissingConfigurationIsNamed() {
    for (String command : List.of("run", "job")) {
      assertThat(run(command, "--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
      assertThat(err.toString())
          .contains("none.yaml: no such file; zoetrope.example.yaml is a start");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "job"})
  void aBadConfigurationExitsWith2AndNamesFileLineAndPath(String command) throws Exception {
    Path file = folder.resolve("zoetrope.yaml");
    Files.writeString(file, config("demo", 9092) + "recognition:\n  hop: soon\n");
    assertRefused(file + ":8: recognition.hop: 'soon' is no duration", command, file);
    Files.writeString(file, config("demo", 9092) + "recognition:\n  hopp: 1s\n");
    assertRefused(file + ":8: recognition.hopp: unknown key; here may stand:", command, file);
    Files.writeString(file, config("demo", 9092));
    assertRefused(
        "-D flink.port=many: must be a whole number, is many",
        command,
        file,
        "-D",
        "flink.port=many");
    assertRefused("-D flink.prt=…: unknown key", command, file, "-D", "flink.prt=1");
  }

  @Test
  void aBadConfigurationStopsTheJobOfAClusterAsItDoesThisOne() throws Exception {
    Path file = Files.writeString(folder.resolve("zoetrope.yaml"), "flink: {port: many}\n");
    Process job =
        AppProcess.start("io.zoetrope.job.ActionJob", folder, folder, "--config", file.toString());
    assertThat(job.waitFor()).isEqualTo(2);
    assertThat(folder.resolve("errors"))
        .hasContent("zoetrope: " + file + ":1: flink.port: must be a whole number, is many");
  }

  @Test
  void theJobWantsAKafkaAndRunWantsCameras() throws Exception {
    Path file = Files.writeString(folder.resolve("zoetrope.yaml"), "model: demo\nkafka: {}\n");
    assertRefused(file + ":2: kafka.bootstrap-servers: name the Kafka to use", "job", file);
    assertRefused(file + ":1: cameras: list at least one camera", "run", file);
  }

  @Test
  void whatReadsKafkaTakesAConfigurationAndClientProperties() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("zoetrope.yaml"),
            """
            kafka:
              bootstrap-servers: 127.0.0.1:1
              properties: {ssl.truststore.type: NONE, ssl.truststore.password: s3cret, security.protocol: SSL}
            cameras: [{id: a, source: 'rtsp://h/x', user: u, password: '${ZOETROPE_NOT_SET}'}]
            """);
    Path client = Files.writeString(folder.resolve("client.properties"), "security.protocol=NO\n");
    for (String[] command :
        List.of(new String[] {"events"}, new String[] {"cameras", "set", "a"})) {
      assertThat(run(with(command, "--config", file.toString()))).isEqualTo(1);
      assertThat(err.toString())
          .contains("Failed to construct kafka consumer")
          .doesNotContain("s3cret");
      err.getBuffer().setLength(0);
      assertThat(run(with(command, "--client-properties", client.toString()))).isEqualTo(1);
      assertThat(err.toString()).contains("security.protocol");
      assertThat(run(with(command, "-D", "kafka.properties.security.protocol=NO"))).isEqualTo(1);
      assertThat(run(with(command, "-D", "kafka.prot=1"))).isEqualTo(2);
      assertThat(run(with(command, "-D", "kafka.properties.a=${ZOETROPE_NOT_SET}"))).isEqualTo(2);
      assertThat(run(with(command, "--client-properties", folder + "/none"))).isEqualTo(2);
      err.getBuffer().setLength(0);
    }
  }

  private static String[] with(String[] command, String... more) {
    return Stream.concat(Stream.of(command), Stream.of(more)).toArray(String[]::new);
  }

  private void assertRefused(String message, String command, Path file, String... more) {
    err.getBuffer().setLength(0);
    assertThat(run(with(new String[] {command, "--config", file.toString()}, more))).isEqualTo(2);
    assertThat(err.toString()).startsWith("zoetrope: " + message).hasLineCount(1);
  }

  @Test
  void aConfigurationThatCannotBeUsedIsWrongUseAndNamesFileLineAndKey() throws Exception {
    Path file =
        Files.writeString(folder.resolve("zoetrope.yaml"), config("m", 9092) + "  prot: 1\n");
    assertThat(run("run", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(file + ":7: kafka.prot: unknown key; here may stand:");
  }

  @Test
  void aCameraThatCannotBeReachedFailsTheCheckWithAdvice() {
    assertThat(run("cameras", "check", "rtsp://viewer:s3cret@127.0.0.1:1/live")).isEqualTo(1);
  }

  @Test
  void aPasswordThatIsAskedForLeavesTheAddressAlone() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("s3cret\n".getBytes(UTF_8)));
    try {
      Console check =
          Console.run("cameras", "check", "--user", "ann", "--password", "rtsp://127.0.0.1:1/live");
      assertThat(check.exitCode()).isEqualTo(1);
      assertThat(check.out()).contains("camera      rtsp://127.0.0.1:1/live");
      assertThat(check.out() + check.err()).doesNotContain("s3cret");
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void aPasswordGoesWithAUserWhereverThatIsNamed() {
    Console alone = Console.run("cameras", "check", "--password=s3cret", "rtsp://127.0.0.1:1/live");
    assertThat(alone.exitCode()).isEqualTo(2);
    assertThat(alone.err()).contains("--password goes with a user").doesNotContain("s3cret");
    Console ofUrl =
        Console.run("cameras", "check", "--password=s3cret", "rtsp://ann@127.0.0.1:1/live");
    assertThat(ofUrl.exitCode()).isEqualTo(1);
  }

  @Test
  void whatCannotBeIsToldBeforeAnythingStarts() throws Exception {
    Path file = folder.resolve("zoetrope.yaml");
    Files.writeString(file, config("demo", 9092) + "ingest:\n  buffer: 0\n");
    assertRefused(file + ":8: ingest.buffer: at least 1MiB", "run", file);
    Files.writeString(file, config("demo", 9092) + "flink:\n  port: 9092\n");
    assertRefused(file + ":8: flink.port: Kafka has this port, too", "run", file);
  }

  private static String config(String model, int port) {
    return """
    model: %s
    cameras:
      - id: door
        source: file:nowhere.mp4
    kafka:
      port: %d
    """
        .formatted(model, port);
  }

  private int run(String... arguments) {
    CommandLine commandLine = Main.commandLine();
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    return commandLine.execute(arguments);
  }
}
