package io.zoetrope.app.fault;

import static org.awaitility.Awaitility.await;

import io.zoetrope.job.ActionJob;
import io.zoetrope.job.JobEnvironment;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.sink.KafkaResults;
import io.zoetrope.job.source.KafkaFrames;
import io.zoetrope.job.source.KafkaSettings;
import io.zoetrope.operators.frame.FrameRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The job from topics to topics on a Flink cluster in this process, whose tasks can be failed. */
final class RunningJob implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Pattern TASK =
      Pattern.compile("(?:Source: frames|assemble clips).*\\(\\d+/\\d+\\)#(\\d+).*");

  private final JobClient client;
  private final CompletableFuture<?> result;

  private RunningJob(JobClient client) {
    this.client = client;
    result = client.getJobExecutionResult();
  }

  static RunningJob start(JobOptions options) throws Exception {
    return start(options, new Configuration());
  }

  static RunningJob start(JobOptions options, String savepoint) throws Exception {
    var restore = new Configuration();
    restore.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    return start(options, restore);
  }

  static RunningJob start(JobOptions options, Source<FrameRecord, ?, ?> frames) throws Exception {
    return start(options, new Configuration(), frames);
  }

  private static RunningJob start(JobOptions options, Configuration more) throws Exception {
    return start(options, more, KafkaFrames.source(options));
  }

  private static RunningJob start(
      JobOptions options, Configuration more, Source<FrameRecord, ?, ?> frames) throws Exception {
    var flink = JobEnvironment.configuration(options.runtime());
    flink.addAll(more);
    var env =
        StreamExecutionEnvironment.createLocalEnvironment(options.runtime().parallelism(), flink);
    ActionJob.draw(
        env, frames, KafkaSettings.source(options), KafkaResults.sinks(options), options);
    var job = new RunningJob(env.executeAsync("job under fire"));
    await().atMost(PATIENCE).until(() -> newestAttempt(tasks()).isPresent());
    return job;
  }

  /** Interrupts a running task wherever it is, and waits for the next attempt to run. */
  void failATask(Random random) {
    await().atMost(PATIENCE).until(() -> !running().isEmpty());
    List<Thread> tasks = running();
    int attempt = newestAttempt(tasks).orElseThrow();
    tasks.get(random.nextInt(tasks.size())).interrupt();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> newestAttempt(running()).orElse(attempt) > attempt);
  }

  /** Not those that are being cleaned up: an interrupt there is not forgiven by Flink. */
  private static List<Thread> running() {
    return tasks().stream().filter(RunningJob::isInItsLoop).toList();
  }

  private static boolean isInItsLoop(Thread task) {
    return Arrays.stream(task.getStackTrace())
        .anyMatch(frame -> frame.getMethodName().equals("runMailboxLoop"));
  }

  private static OptionalInt newestAttempt(List<Thread> tasks) {
    return tasks.stream().flatMapToInt(RunningJob::attempt).max();
  }

  private static IntStream attempt(Thread task) {
    var matcher = TASK.matcher(task.getName());
    return matcher.matches() ? IntStream.of(Integer.parseInt(matcher.group(1))) : IntStream.empty();
  }

  private static List<Thread> tasks() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> attempt(thread).findAny().isPresent())
        .toList();
  }

  /** Stops the job where it is; tried again where it was not all running yet. */
  String stop(Path savepoints) throws Exception {
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
  void awaitEnd() throws Exception {
    result.get();
  }

  @Override
  public void close() throws Exception {
    if (!result.isDone()) {
      client.cancel().get();
    }
  }
}
