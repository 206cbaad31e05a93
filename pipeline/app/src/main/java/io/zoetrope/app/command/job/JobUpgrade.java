package io.zoetrope.app.command.job;

import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.command.ConfigOptions;
import io.zoetrope.app.report.StartLines;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Replaces a job of a cluster. Exits 1 where the new one does not come to run. */
@Command(
    name = "upgrade",
    description = {
      "End the job on a cluster with a savepoint, and go on from it with this configuration: another",
      "model, other thresholds. The model is tried before anything is stopped."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class JobUpgrade implements Callable<Integer> {
  @Mixin private ConfigOptions configuration;

  @Mixin private TargetOptions cluster;

  @Override
  public Integer call() throws Exception {
    var target = cluster.target();
    var options = target.job(configuration.read());
    try (var flink = FlinkClient.of(target.client())) {
      var old = flink.requireJob(options.runtime().name());
      var submission = JobSubmission.of(flink, options);
      String savepoint = flink.stop(old);
      StartLines.line("from", savepoint);
      System.out.println(goOn(flink, submission, savepoint));
    }
    return 0;
  }

  /** The new job, where it comes to run; else it is cancelled, as it would start again for ever. */
  private static String goOn(FlinkClient flink, JobSubmission submission, String savepoint)
      throws Exception {
    Optional<String> job = Optional.empty();
    try {
      job = Optional.of(submission.submit(Optional.of(savepoint)));
      flink.awaitRunning(job.get());
      return job.get();
    } catch (Exception e) {
      if (job.isPresent()) {
        flink.cancel(job.get());
      }
      throw new IllegalStateException(
          "%s. No job runs now; the one before goes on with its own --config by 'zoetrope job --submit --from %s'"
              .formatted(e.getMessage(), savepoint),
          e);
    }
  }
}
