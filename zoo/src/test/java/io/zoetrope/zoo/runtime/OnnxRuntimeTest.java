package io.zoetrope.zoo.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxRuntimeTest {
  private static final String STARTED = "started ONNX Runtime";

  @Test
  void startsWhateverTheLengthOfTheCommandLine() throws Exception {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dlong=" + "x".repeat(100_000),
            "-cp",
            System.getProperty("java.class.path"),
            Start.class.getName());
    command.environment().remove("ORT_DISABLE_TELEMETRY");
    Process process = command.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains(STARTED);
  }

  /** A process of its own. */
  static final class Start {
    private Start() {}

    public static void main(String[] args) {
      OnnxRuntime.start();
      System.out.println(STARTED);
      System.exit(0);
    }
  }
}
