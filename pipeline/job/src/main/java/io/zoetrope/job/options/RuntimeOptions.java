package io.zoetrope.job.options;

import io.zoetrope.config.FlinkConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How Flink runs the job.
 *
 * @param name of the job
 * @param checkpoints URI of the folder that keeps them; none: in memory, gone with the process
 */
public record RuntimeOptions(
    String name, int parallelism, CheckpointPace pace, Optional<String> checkpoints) {
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  static RuntimeOptions of(FlinkConfig config) {
    return new RuntimeOptions(
        config.name(),
        config.parallelismHere(),
        CheckpointPace.of(config),
        Optional.ofNullable(config.checkpoints()).map(RuntimeOptions::uri));
  }

  public Duration checkpointInterval() {
    return pace.interval();
  }

  RuntimeOptions with(CheckpointPace other) {
    return new RuntimeOptions(name, parallelism, other, checkpoints);
  }

  RuntimeOptions withParallelism(int tasks) {
    return new RuntimeOptions(name, tasks, pace, checkpoints);
  }

  RuntimeOptions withCheckpoints(String folder) {
    return new RuntimeOptions(name, parallelism, pace, Optional.of(uri(folder)));
  }

  /** A URI as it is; of a folder the absolute one. */
  private static String uri(String checkpoints) {
    return URI.matcher(checkpoints).matches()
        ? checkpoints
        : Path.of(checkpoints).toAbsolutePath().normalize().toUri().toString();
  }
}
