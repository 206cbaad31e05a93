package io.zoetrope.app.command.live;

import io.zoetrope.app.command.ConfigOptions;
import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.EmbeddedFlink;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.job.start.Preflight;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The Flink job alone, in this process. */
@Command(
    name = "job",
    description = {
      "The Flink job alone, in this process, on the Kafka that the configuration names: what the"
          + " main",
      "class io.zoetrope.job.ActionJob runs on a cluster, which takes models as folders only."
          + " Ctrl-C",
      "ends it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Job implements Callable<Integer> {
  private static final long LOOK_MILLIS = 200;

  @Mixin private ConfigOptions configuration;

  @Override
  public Integer call() throws Exception {
    ConfigFile file = configuration.read();
    file.as(config -> config.kafka().requireBootstrapServers());
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      var options = Configured.of(file, new ModelSource(workspace.resolve("models"))).job();
      var ready = Preflight.here(options);
      Banner.start(ready);
      int port = file.config().flink().port();
      try (var flink = EmbeddedFlink.start(ready.job(), port, workspace.resolve("flink"))) {
        System.err.printf("%-6s %s%n", "flink", flink.webPage());
        while (!stop.requested() && !flink.ended()) {
          flink.checkpointNews().ifPresent(Banner::checkpoints);
          Thread.sleep(LOOK_MILLIS);
        }
        if (flink.ended()) {
          flink.await();
        }
      }
      return stop.exitCode();
    }
  }
}
