package io.zoetrope.app.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.schemas.ClipScore;
import io.zoetrope.schemas.client.TopicReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job with many cameras leaves in a savepoint, which holds all that checkpoints do. */
class CheckpointSizeTest {
  private static final int CAMERAS = 64;
  private static final int ONE_MEGABYTE = 1_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void isUnderAMegabyteFor64CamerasAndHoldsNoFrame() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"));
        var job = start(kafka);
        var frames = new LargeFrames(kafka.client(), TopicNames.DEFAULT.frames(), CAMERAS)) {
      frames.film(32);
      awaitAScoreOfEveryCamera(kafka);
      frames.film(8); // so that something is under way
      byte[] savepoint = bytes(job.stop(folder.resolve("savepoints")));

      System.out.printf("savepoint of %d cameras: %d bytes%n", CAMERAS, savepoint.length);
      assertThat(savepoint).hasSizeLessThan(ONE_MEGABYTE);
      assertThat(new String(savepoint, ISO_8859_1))
          .contains("camera-63") // it is looked at as it lies there
          .doesNotContain(new String(LargeFrames.PATTERN, ISO_8859_1));
    }
  }

  private RunningJob start(RestartableKafka kafka) throws Exception {
    kafka.createTopics(TopicNames.DEFAULT);
    return RunningJob.start(
        Configs.job(
            Configs.smallModel(folder),
            kafka.address(),
            List.of("recognition.hop=1s", "recognition.scores=true")));
  }

  private static void awaitAScoreOfEveryCamera(RestartableKafka kafka) {
    Set<String> seen = new HashSet<>();
    try (var scores =
        TopicReader.open(
            kafka.client(), TopicNames.DEFAULT.scores(), ClipScore.class, Instant.EPOCH)) {
      await()
          .atMost(PATIENCE)
          .until(
              () -> {
                scores.poll(Duration.ofMillis(200)).forEach(s -> seen.add(s.getCameraId()));
                return seen.size() == CAMERAS;
              });
    }
  }

  private static byte[] bytes(String savepoint) throws IOException {
    var all = new ByteArrayOutputStream();
    try (var files = Files.walk(Path.of(URI.create(savepoint)))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, all);
      }
    }
    return all.toByteArray();
  }
}
