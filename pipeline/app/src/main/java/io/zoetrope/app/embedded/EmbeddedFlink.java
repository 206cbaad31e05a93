package io.zoetrope.app.embedded;

import io.zoetrope.app.metrics.MetricsSettings;
import io.zoetrope.config.FlinkConfig;
import io.zoetrope.job.ActionJob;
import io.zoetrope.job.JobEnvironment;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.schemas.client.KafkaRefusedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The action job on a Flink cluster in this process, with its web page on loopback. */
public final class EmbeddedFlink implements AutoCloseable {
  static final String PAGE = "Flink's web page";
  static final String METRICS = "Flink's page of metrics";
  private static final long CANCEL_SECONDS = 3;
  private static final long LOOK_MILLIS = 20; // a failed job pauses five times as long, at least

  private final JobClient job;
  private final CompletableFuture<?> result;
  private final int port;

  private EmbeddedFlink(JobClient job, int port) {
    this.job = job;
    this.port = port;
    result = job.getJobExecutionResult();
  }

  /**
   * Starts Flink, and the job in it.
   *
   * @param pages where its web page is, and that of its metrics
   * @param folder for Flink's temporary files
   * @throws KafkaRefusedException where Kafka does not let the job do its work
   * @throws IllegalStateException where frames are kept for too short a time to restore the job, or
   *     bear other times than the log's
   * @throws PortInUseException where something listens on a port of these pages already
   */
  public static EmbeddedFlink start(JobOptions options, FlinkConfig pages, Path folder)
      throws Exception {
    return start(options, pages, folder, new Configuration());
  }

  /**
   * The same with the state of a checkpoint, which is the job's own from then on. Operators that
   * the job has no more lose theirs.
   */
  static EmbeddedFlink restore(JobOptions options, FlinkConfig pages, Path folder, Path checkpoint)
      throws Exception {
    var restore = new Configuration();
    restore.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
    restore.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
    return start(options, pages, folder, restore);
  }

  private static EmbeddedFlink start(
      JobOptions options, FlinkConfig pages, Path folder, Configuration more) throws Exception {
    int port = pages.port();
    Ports.requireFree(PAGE, port);
    if (pages.metricsPort() != null) {
      Ports.requireFree(METRICS, pages.metricsPort());
    }
    ActionJob.requireOfKafka(options);
    Configuration flink = configuration(options, port, folder);
    if (pages.metricsPort() != null) {
      MetricsSettings.set(flink, pages.metricsHost(), pages.metricsPort());
    }
    flink.addAll(more);
    var env = StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(flink);
    ActionJob.drawOnKafka(env, options);
    return new EmbeddedFlink(env.executeAsync(options.runtime().name()), port);
  }

  private static Configuration configuration(JobOptions options, int port, Path folder) {
    Configuration flink = JobEnvironment.configuration(options.runtime());
    flink.set(RestOptions.PORT, port);
    flink.set(RestOptions.BIND_PORT, Integer.toString(port));
    flink.set(RestOptions.ADDRESS, Ports.LOOPBACK);
    flink.set(RestOptions.BIND_ADDRESS, Ports.LOOPBACK);
    flink.set(JobManagerOptions.BIND_HOST, Ports.LOOPBACK); // of the server of blobs, else of all
    flink.set(TaskManagerOptions.BIND_HOST, Ports.LOOPBACK);
    flink.set(CoreOptions.TMP_DIRS, folder.toString());
    flink.set(WebOptions.TMP_DIR, folder.toString());
    flink.setString("metrics.reporter.clips.factory.class", ClipCounts.class.getName());
    flink.setString("metrics.reporter.checkpoints.factory.class", CheckpointNews.class.getName());
    letThePageOnlyBeRead(flink, port);
    return flink;
  }

  /** Whoever can post a job runs code in this process. */
  private static void letThePageOnlyBeRead(Configuration flink, int port) {
    flink.set(WebOptions.SUBMIT_ENABLE, false);
    flink.set(WebOptions.CANCEL_ENABLE, false);
    flink.set(WebOptions.RESCALE_ENABLE, false);
    flink.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, webPage(port));
    flink.set(PageGuardFactory.PORT, port);
  }

  private static String webPage(int port) {
    return "http://" + Ports.LOOPBACK + ":" + port;
  }

  public String webPage() {
    return webPage(port);
  }

  /** Clips that the job has scored, by camera. */
  Map<String, Long> clips() {
    return ClipCounts.of(job.getJobID());
  }

  /**
   * Waits until every task runs, with its state restored.
   *
   * @return whether they do; false where the job ended or failed again and again, or it was stopped
   */
  boolean awaitTasks(BooleanSupplier stopped) throws Exception {
    var page = new JobPage(webPage(), job.getJobID());
    var attempts = new StartAttempts();
    while (!stopped.getAsBoolean()) {
      JobStatus status = ended() ? JobStatus.FAILED : job.getJobStatus().get();
      if (attempts.areSpent(status)) {
        return false;
      }
      if (status == JobStatus.RUNNING && page.tasksRun()) {
        return true;
      }
      Thread.sleep(LOOK_MILLIS);
    }
    return false;
  }

  /** That checkpoints fail, or no longer, where that was not said yet. */
  public Optional<String> checkpointNews() {
    return CheckpointNews.of(job.getJobID());
  }

  /** Whether the job runs no more. */
  public boolean ended() {
    return result.isDone();
  }

  /**
   * Waits for the job to end.
   *
   * @throws JobFailedException where it failed
   */
  public void await() throws InterruptedException {
    try {
      result.get();
    } catch (ExecutionException | CompletionException e) {
      throw new JobFailedException(e);
    }
  }

  @Override
  public void close() {
    cancel();
    ClipCounts.forget(job.getJobID());
    CheckpointNews.forget(job.getJobID());
  }

  private void cancel() {
    if (result.isDone()) {
      return;
    }
    try {
      job.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
      result.handle((done, cancelled) -> null).get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // the cluster goes with the process
    }
  }
}
