package io.zoetrope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.testkit.AppProcess;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo as a process of its own, ended as a person ends it. */
class InterruptTest {
  @TempDir Path folder;
  private Process demo;

  @AfterEach
  void stop() {
    if (demo != null) {
      demo.destroyForcibly();
    }
  }

  @Test
  void ctrlCEndsADemoThatShowsEventsAndLeavesNothingBehind() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    demo = start(temporary, "demo", "--cameras", "1", "--json");
    BufferedReader events = demo.inputReader();
    JsonNode first = new ObjectMapper().readTree(events.readLine());
    assertThat(first.fieldNames())
        .toIterable()
        .contains("eventId", "revision", "phase", "cameraId", "label", "score", "model");
    assertThat(first.path("cameraId").asText()).isEqualTo("cam-1");

    interrupt();
    List<String> rest = events.lines().toList();
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(130);
    assertThat(rest).isNotEmpty().allSatisfy(line -> assertThat(line).startsWith("{"));
    assertThat(rest.get(rest.size() - 1)).contains("\"END\"");
    assertThat(temporary.toFile().list()).isEmpty();
  }

  @Test
  void ctrlCEndsADemoThatIsStillStarting() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    demo = start(temporary, "demo", "--cameras", "1");
    while (temporary.toFile().list().length == 0) {
      Thread.sleep(50);
    }
    interrupt();
    assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(130);
    assertThat(temporary.toFile().list()).isEmpty();
  }

  private Process start(Path temporary, String... arguments) throws Exception {
    return AppProcess.start(folder, temporary, arguments);
  }

  private void interrupt() throws Exception {
    AppProcess.interrupt(demo);
  }
}
