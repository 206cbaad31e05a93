package io.zoetrope.app.command.job;

import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.command.ConfigOptions;
import io.zoetrope.app.command.cluster.ClusterOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Replaces a job of a cluster. Exits 1 where the new one does not come to run. */
@Command(
    name = "upgrade",
    description = {
      "End the job on a cluster with a savepoint, and go on from it with this version and this",
      "configuration: another model, other thresholds. It is tried before anything is stopped."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class JobUpgrade implements Callable<Integer> {
  @Mixin private ConfigOptions configuration;

  @Option(names = "--at", paramLabel = "HOST:PORT", description = "As with --submit.")
  private String address;

  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() throws Exception {
    var target = new JobTarget(Optional.ofNullable(address), cluster);
    var options = target.job(configuration.read());
    try (var flink = FlinkClient.of(target.client())) {
      var old = flink.requireJob(options.runtime().name());
      var submission = JobSubmission.of(flink, options);
      String savepoint = flink.stop(old);
      System.err.printf("%-6s %s%n", "from", savepoint);
      String job = submission.submit(Optional.of(savepoint));
      flink.awaitRunning(
          job,
          "the state of the job before is in "
              + savepoint
              + ", for 'zoetrope job --submit --from'");
      System.out.println(job);
    }
    return 0;
  }
}
