package io.zoetrope.app.command.job;

import io.zoetrope.app.cluster.FlinkClient;
import io.zoetrope.app.command.ConfigOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a job of a cluster. */
@Command(
    name = "stop",
    description = {
      "End the job on a cluster with a savepoint, whose URI is printed: 'zoetrope job --submit --from",
      "URI' goes on from it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class JobStop implements Callable<Integer> {
  @Mixin private ConfigOptions configuration;

  @Option(
      names = "--now",
      description = "Without a savepoint, also where it is not running, such as one that restarts.")
  private boolean now;

  @Mixin private TargetOptions cluster;

  @Override
  public Integer call() throws Exception {
    String name = configuration.read().config().flink().name();
    var target = cluster.target();
    try (var flink = FlinkClient.of(target.client())) {
      var job = flink.requireJob(name);
      if (now) {
        flink.cancel(job.id());
      } else {
        System.out.println(flink.stop(job));
      }
    }
    return 0;
  }
}
