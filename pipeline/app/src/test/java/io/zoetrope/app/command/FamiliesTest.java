package io.zoetrope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertScored(model, "cam-1", demo);
  }

  @ParameterizedTest
  @MethodSource("io.zoetrope.app.testkit.Families#cheapest")
  void runTakesAnyModel(String model, @TempDir Path folder) throws Exception {
    Path video = BarsVideo.write(folder.resolve("bars.y4m"), 5, 250);
    Path config = folder.resolve("zoetrope.yaml");
    Files.writeString(
        config,
        """
        model: %s
        cameras:
          - {id: door, source: "file:%s", loop: true}
        kafka: {port: %d}
        flink: {port: %d}
        recognition: {scores: true}
        """
            .formatted(model, video, Ports.free(), Ports.free()));

    Console run = Console.run("run", "--config", config.toString(), "--for", SECONDS, "--json");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertScored(model, "door", run);
  }

  /** By the table at the end; scores of an untrained model seldom make events. */
  private static void assertScored(String model, String camera, Console command) {
    assertThat(command.err()).contains(model + " (untrained)");
    String row =
        command.err().lines().filter(line -> line.startsWith(camera)).findFirst().orElseThrow();
    int clips = Integer.parseInt(row.split("\\s+", -1)[2]);
    assertThat(clips).as(command.err()).isPositive();
  }
}
