package io.zoetrope.app.endurance;

import static org.awaitility.Awaitility.await;

import io.zoetrope.job.ActionJob;
import io.zoetrope.job.JobEnvironment;
import io.zoetrope.job.options.JobOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job on a cluster of processes. */
final class ClusterJob implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final JobClient client;

  private ClusterJob(JobClient client) {
    this.client = client;
  }

  /** Faults come oftener than anywhere else: the job does not wait longer after each. */
  static ClusterJob start(Cluster cluster, JobOptions options, Optional<String> savepoint)
      throws Exception {
    var flink = JobEnvironment.configuration(options.runtime());
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofMillis(200));
    savepoint.ifPresent(path -> flink.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    var env =
        StreamExecutionEnvironment.createRemoteEnvironment(cluster.host(), cluster.port(), flink);
    ActionJob.drawOnKafka(env, options);
    return new ClusterJob(env.executeAsync(options.runtime().name()));
  }

  String id() {
    return client.getJobID().toString();
  }

  /** Stops the job where it is; tried again where it was not all running yet. */
  String stop(Path savepoints) {
    return await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(
            () ->
                client
                    .stopWithSavepoint(
                        false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(),
            savepoint -> savepoint != null);
  }

  /** Waits for a job on a bounded log. */
  void awaitEnd() {
    await()
        .atMost(Duration.ofMinutes(30))
        .ignoreExceptions()
        .until(() -> client.getJobStatus().get() == JobStatus.FINISHED);
  }

  @Override
  public void close() throws Exception {
    if (!client.getJobStatus().get().isGloballyTerminalState()) {
      client.cancel().get();
    }
  }
}
