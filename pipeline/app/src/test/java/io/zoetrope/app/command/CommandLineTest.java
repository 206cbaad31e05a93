package io.zoetrope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    assertThat(run("run", "--config", config.toString())).isEqualTo(1);
    assertThat(err.toString())
        .contains("slowfast_4x16_resnet5")
        .contains("did you mean slowfast_4x16_resnet50");
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
          .contains("port " + taken.getLocalPort() + ", wanted for Kafka, is in use");
    }
  }

  @Test
  void aMissingConfigurationIsNamed() {
    assertThat(run("run", "--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("none.yaml: no such file");
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
