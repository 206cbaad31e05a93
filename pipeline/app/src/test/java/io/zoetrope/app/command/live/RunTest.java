package io.zoetrope.app.command.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
