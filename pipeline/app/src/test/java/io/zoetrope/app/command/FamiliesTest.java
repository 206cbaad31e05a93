package io.zoetrope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Console;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every architecture goes the same way, from cameras to events. */
@Tag("slow")
class FamiliesTest {
  private static final String SECONDS = "40s";

  @ParameterizedTest
  @MethodSource("io.zoetrope.app.testkit.Families#cheapest")
  void demoTakesAnyModel(String model) throws Exception {
    Console demo =
        Console.run("demo", "--cameras", "1", "--model", model, "--for", SECONDS, "--json");

    assertThat(demo.exitCode()).as(demo.err()).isZero();
    assertThat(demo.err()).contains(model + " (untrained)");
    assertThat(clips(demo)).isPositive();
  }

  /** From the table at the end; an untrained model's scores seldom make events. */
  private static int clips(Console demo) {
    String camera =
        demo.err().lines().filter(line -> line.startsWith("cam-1 ")).findFirst().orElseThrow();
    return Integer.parseInt(camera.trim().split("\\s+")[2]);
  }

  @ParameterizedTest
  @MethodSource("io.zoetrope.app.testkit.Families#cheapest")
  void runTakesAnyModel(String model, @TempDir Path folder) throws Exception {
    Path video = BarsVideo.write(folder.resolve("bars.y4m"), 30, 200);
    Path config = folder.resolve("zoetrope.yaml");
    Files.writeString(
        config,
        """
        model: %s
        cameras:
          - {id: door, source: "file:%s", loop: true}
        kafka: {port: %d}
        flink: {port: %d}
        events: {start-score: 0.0001, start-clips: 1, start-of: 1, end-score: 0}
        """
            .formatted(model, video, Ports.free(), Ports.free()));

    Console run = Console.run("run", "--config", config.toString(), "--for", SECONDS, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertToldBy(model, run);
  }

  private static void assertToldBy(String model, Console command) throws Exception {
    assertThat(command.out()).as(command.err()).isNotBlank();
    for (String line : command.out().lines().toList()) {
      JsonNode event = new ObjectMapper().readTree(line);
      assertThat(event.path("model").path("id").asText()).isEqualTo(model);
      assertThat(event.path("model").path("trained").asBoolean(true)).isFalse();
    }
  }
}
