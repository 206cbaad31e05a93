package io.zoetrope.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How Flink runs the job.
 *
 * @param checkpointInterval at least 20 times what the clips under way take
 * @param checkpoints folder or URI that keeps them; none: in memory, gone with the process
 */
public record RuntimeOptions(
    int parallelism, Duration checkpointInterval, Optional<String> checkpoints) {

  public static RuntimeOptions of(Delivery delivery) {
    return new RuntimeOptions(1, delivery.checkpointInterval(), Optional.empty());
  }

  public RuntimeOptions withParallelism(int other) {
    return new RuntimeOptions(other, checkpointInterval, checkpoints);
  }

  public RuntimeOptions withCheckpoints(Path folder) {
    return new RuntimeOptions(
        parallelism, checkpointInterval, Optional.of(folder.toAbsolutePath().toUri().toString()));
  }

  public RuntimeOptions withCheckpointInterval(Duration interval) {
    return new RuntimeOptions(parallelism, interval, checkpoints);
  }
}
