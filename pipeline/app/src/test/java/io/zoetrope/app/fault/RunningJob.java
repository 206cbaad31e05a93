package io.zoetrope.app.fault;

import static org.awaitility.Awaitility.await;

import io.zoetrope.job.ActionJob;
import io.zoetrope.job.JobEnvironment;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.sink.KafkaResults;
import io.zoetrope.job.source.KafkaFrames;
import io.zoetrope.operators.frame.FrameRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job from topics to topics on a Flink cluster in this process, whose tasks can be failed. */
public final class RunningJob implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JobClient client;
  private final CompletableFuture<?> result;

  private RunningJob(JobClient client) {
    this.client = client;
    result = client.getJobExecutionResult();
  }

  public static RunningJob start(JobOptions options) throws Exception {
    return start(options, new Configuration());
  }

  public static RunningJob start(JobOptions options, String savepoint) throws Exception {
    var restore = new Configuration();
    restore.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(options, restore);
  }

  static RunningJob start(JobOptions options, Source<FrameRecord, ?, ?> frames) throws Exception {
    return start(options, new Configuration(), frames);
  }

  private static RunningJob start(JobOptions options, Configuration more) throws Exception {
    return start(
        options,
        more,
        KafkaFrames.source(options, more.getOptional(StateRecoveryOptions.SAVEPOINT_PATH)));
  }

  private static RunningJob start(
      JobOptions options, Configuration more, Source<FrameRecord, ?, ?> frames) throws Exception {
    var flink = JobEnvironment.configuration(options.runtime());
    flink.addAll(more);
    var env =
        StreamExecutionEnvironment.createLocalEnvironment(options.runtime().parallelism(), flink);
    ActionJob.draw(env, frames, KafkaResults.sinks(options), options);
    var job = new RunningJob(env.executeAsync("job under fire"));
    await().atMost(PATIENCE).until(RunningTasks::areThere);
    return job;
  }

  /** Interrupts a running task wherever it is, and waits for the next attempt to run. */
  public void failATask(Random random) {
    RunningTasks.awaitAfter(RunningTasks.failOne(random));
  }

  /** Stops the job where it is; tried again where it was not all running yet. */
  public String stop(Path savepoints) throws Exception {
    String stopped =
        await()
            .atMost(PATIENCE)
            .ignoreExceptions()
            .until(
                () ->
                    client
                        .stopWithSavepoint(
                            false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get(),
                savepoint -> savepoint != null);
    result.get(); // its cluster goes with it, and takes no call meanwhile
    return stopped;
  }

  /** Waits for a job on a bounded log. */
  public void awaitEnd() throws Exception {
    result.get();
  }

  @Override
  public void close() throws Exception {
    if (!result.isDone()) {
      client.cancel().get();
    }
  }
}
