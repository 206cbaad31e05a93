package io.zoetrope.app.command.job;

import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.cluster.JobJar;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.report.StartLines;
import io.zoetrope.job.ActionJob;
import io.zoetrope.job.options.JobOptions;
import io.zoetrope.job.start.Preflight;
import java.util.Optional;

/** A job that was found to be able to start, on its way to a cluster. */
final class JobSubmission {
  private final FlinkClient flink;
  private final JobOptions job;

  private JobSubmission(FlinkClient flink, JobOptions job) {
    this.flink = flink;
    this.job = job;
  }

  /**
   * Tries the job's model here, and whether Kafka lets it do its work.
   *
   * @throws IllegalStateException where it could not start, saying why
   */
  static JobSubmission of(FlinkClient flink, JobOptions job) throws InterruptedException {
    var ready = Preflight.elsewhere(job);
    ActionJob.requireOfKafka(ready.job());
    StartLines.print(ready);
    return new JobSubmission(flink, ready.job());
  }

  /**
   * Has the cluster run it.
   *
   * @param savepoint to begin with; empty: as configured
   * @return the job's id
   */
  String submit(Optional<String> savepoint) throws Exception {
    try (var workspace = new Workspace()) {
      return flink.submit(job, JobJar.in(workspace.resolve("job")), savepoint);
    }
  }
}
