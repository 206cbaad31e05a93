package io.zoetrope.app.command.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of a run. */
class RunTest {
  @TempDir Path folder;

  @Test
  void countsClipsWhoseScoresNobodyWantsWritten() throws IOException {
    BarsVideo.write(folder.resolve("bars.y4m"), 15, 90);
    Path config = config("  - {id: bars, source: 'file:%s/bars.y4m'}".formatted(folder));

    Console run = Console.run("run", "--config", config.toString(), "--for", "60s");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err())
        .containsPattern("(?m)^bars +[1-9]\\d* +[1-9]\\d* .* ENDED$")
        .containsPattern("(?m)^camera bars ENDED$");
  }

  @Test
  void saysWhyACameraIsOfflineAndFailsWhereNoFrameEverCame() throws IOException {
    Path config = config("  - {id: door, source: 'rtsp://127.0.0.1:1/live'}");

    Console run = Console.run("run", "--config", config.toString(), "--for", "3s");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern("(?m)^camera door OFFLINE: .*127.0.0.1:1/live cannot be reached; check")
        .containsPattern("(?m)^camera door CONNECTING$")
        .containsPattern("(?m)^door +0 +0 +0 +0 .* (OFFLINE .* cannot be reached|CONNECTING)");
  }

  @Test
  void beginsWithNowWhereItsDataHoldEventsOfBefore() throws IOException {
    BarsVideo.write(folder.resolve("bars.y4m"), 15, 90);
    Path config = config("  - {id: bars, source: 'file:%s/bars.y4m'}".formatted(folder));
    String[] run = {
      "run",
      "--config=" + config,
      "--for=60s",
      "--json",
      "-Devents.start-score=0",
      "-Devents.end-score=0",
      "-Devents.start-clips=1",
      "-Dkafka.data=" + folder.resolve("data")
    };

    Console first = Console.run(run);
    Console second = Console.run(run);

    assertThat(second.exitCode()).as(second.err()).isZero();
    assertThat(eventIds(second)).isNotEmpty().doesNotContainAnyElementsOf(eventIds(first));
    assertThat(second.err())
        .containsPattern("(?m)^bars +\\d+ +\\d+ +" + second.out().lines().count() + " ");
  }

  @Test
  void aCameraThatStaysUnreachableIsNotToldAtEachTry() throws IOException {
    Path config = config("  - {id: door, source: 'rtsp://127.0.0.1:1/live'}");

    Console run = Console.run("run", "--config", config.toString(), "--for", "6s");

    assertThat(run.err().lines().filter(line -> line.startsWith("camera door OFFLINE"))).hasSize(1);
    assertThat(run.err().lines().filter(line -> line.startsWith("camera door CONNECTING")))
        .hasSize(1);
  }

  @Test
  void theTableSaysThatItEndedACameraWhoseTimeIsOver() throws IOException {
    BarsVideo.write(folder.resolve("bars.y4m"), 15, 90);
    Path config =
        config("  - {id: bars, source: 'file:%s/bars.y4m', loop: true}".formatted(folder));

    Console run = Console.run("run", "--config", config.toString(), "--for", "5s");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("(?m)^bars +[1-9].* ENDED +with this run$");
  }

  private static Set<String> eventIds(Console run) throws IOException {
    Set<String> ids = new HashSet<>();
    for (String line : run.out().lines().toList()) {
      ids.add(new ObjectMapper().readTree(line).path("eventId").asText());
    }
    return ids;
  }

  private Path config(String cameras) throws IOException {
    String text =
        """
        model: %s
        cameras:
        %s
        kafka: {port: %d, partitions: 1}
        flink: {port: %d, checkpoint-interval: 1s}
        recognition: {workers: 1}
        """
            .formatted(Configs.smallModel(folder).folder(), cameras, Ports.free(), Ports.free());
    return Files.writeString(folder.resolve("zoetrope.yaml"), text);
  }
}
