package io.zoetrope.app.command.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.AppProcess;
import io.zoetrope.app.testkit.Console;
import java.io.BufferedReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CamerasSimulateTest {
  private static final int STOPPED = 143; // by SIGTERM

  @TempDir Path folder;

  @Test
  void aSimulatedCameraWorksUntilItIsToldToStop() throws Exception {
    Process simulation =
        AppProcess.start(
            folder, folder, "cameras", "simulate", "--cameras=2", "--fps=5", "--port=0");
    try (BufferedReader lines = simulation.inputReader(UTF_8)) {
      assertThat(lines.readLine()).startsWith("rtsp://127.0.0.1:").endsWith("/cam-1");
      String second = lines.readLine();
      assertThat(second).endsWith("/cam-2");

      Console check = Console.run("cameras", "check", second, "--for=1s");
      assertThat(check.exitCode()).as(check.out()).isZero();
      assertThat(check.out()).contains("320 x 240");
      AppProcess.signal("TERM", simulation.pid());
      assertThat(simulation.waitFor()).isEqualTo(STOPPED);
    } finally {
      simulation.destroyForcibly();
    }
  }
}
