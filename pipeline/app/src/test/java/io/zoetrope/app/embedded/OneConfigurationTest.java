package io.zoetrope.app.embedded;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.Console;
import io.zoetrope.job.ActionJob;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.Topics;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file runs the pipeline in this process, then the main class of a cluster on its frames. */
class OneConfigurationTest {
  private static final int FRAMES = 60; // at 15 a second

  @TempDir Path folder;

  @Test
  void runsTheEmbeddedPipelineAndTheMainClassOfACluster() throws Exception {
    int port = Ports.free();
    Path file = Files.writeString(folder.resolve("zoetrope.yaml"), yaml(port));

    Console run = Console.run("run", "--config", file.toString(), "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();

    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), port)) {
      Map<Long, List<List<Float>>> once = scores(kafka);
      assertThat(once).hasSizeGreaterThan(3).allSatisfy((time, of) -> assertThat(of).hasSize(1));

      ActionJob.main(
          new String[] {
            "--config",
            file.toUri().toString(),
            "-D",
            "kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "-D",
            "flink.bounded=true"
          });

      Map<Long, List<List<Float>>> twice = scores(kafka);
      assertThat(twice.keySet()).isEqualTo(once.keySet());
      assertThat(twice)
          .allSatisfy(
              (time, of) -> assertThat(of).hasSize(2).allMatch(once.get(time).get(0)::equals));
    }
  }

  private String yaml(int port) {
    return """
    model: %s
    cameras:
      - {id: door, source: "file:%s"}
    kafka: {port: %d, data: %s, partitions: 2}
    recognition: {workers: 1, hop: 200ms, scores: true}
    flink: {port: %d, checkpoint-interval: 1s, start-from: earliest}
    """
        .formatted(
            Configs.smallModel(folder).folder(),
            BarsVideo.write(folder.resolve("bars.y4m"), 15, FRAMES),
            port,
            folder.resolve("kafka"),
            Ports.free());
  }

  /** Of each clip, by the time of its end. */
  private static Map<Long, List<List<Float>>> scores(EmbeddedKafka kafka) {
    List<ClipScore> scores = new ArrayList<>();
    Map<String, String> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var reader =
        TopicReader.open(client, Topics.CLIP_SCORES, ClipScore.class, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        scores.addAll(reader.poll(Duration.ofMillis(200)));
      }
    }
    return scores.stream()
        .collect(groupingBy(ClipScore::getEndTime, mapping(ClipScore::getScores, toList())));
  }
}
