package io.zoetrope.job;

import io.zoetrope.job.options.RuntimeOptions;
import io.zoetrope.operators.frame.Lanes;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;

/** What the job needs of Flink, in one place. */
public final class JobEnvironment {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10); // cameras do not wait
  private static final Duration QUIET = Duration.ofMinutes(1);

  /** In a row; one more and the job starts anew from the last good one. Flink logs each. */
  private static final int MOST_FAILED_CHECKPOINTS = 20;

  private JobEnvironment() {}

  /** To make an execution environment with. */
  public static Configuration configuration(RuntimeOptions options) {
    var flink = new Configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, options.parallelism());
    flink.set(PipelineOptions.MAX_PARALLELISM, Lanes.KEY_GROUPS); // fixed: key groups hold lanes
    flink.set(PipelineOptions.OBJECT_REUSE, true); // else each chained edge copies clips
    flink.set(PipelineOptions.GENERIC_TYPES, false); // no Kryo
    flink.set(PipelineOptions.AUTO_GENERATE_UIDS, false); // a savepoint finds operators by them
    // Of outputs that were switched off; RewindingSource refuses a savepoint without positions.
    flink.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    flink.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(100));
    flink.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    restarts(flink);
    checkpoints(flink, options);
    return flink;
  }

  private static void restarts(Configuration flink) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(100));
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF, LONGEST_PAUSE);
    // By default an hour: until then every failure made the next pause longer.
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD, QUIET);
  }

  private static void checkpoints(Configuration flink, RuntimeOptions options) {
    flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
    flink.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, options.pace().pause());
    flink.set(CheckpointingOptions.ENABLE_UNALIGNED, false); // frames would enter channel state
    flink.set(CheckpointingOptions.MAX_CONCURRENT_CHECKPOINTS, 1);
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, MOST_FAILED_CHECKPOINTS);
    options
        .checkpoints()
        .ifPresent(
            folder -> {
              flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
              flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder);
              flink.set(
                  CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                  ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
            });
  }
}
