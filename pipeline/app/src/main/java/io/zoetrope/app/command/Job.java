package io.zoetrope.app.command;

import io.zoetrope.app.embedded.EmbeddedFlink;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.engine.OpenVinoEngine;
import io.zoetrope.app.model.CacheFolder;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.job.JobOptions;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The Flink job alone, in this process. */
@Command(
    name = "job",
    description = {
      "The Flink job alone, in this process, on the Kafka that the configuration names: the same as",
      "the main class io.zoetrope.job.ActionJob does on a cluster. Ctrl-C ends it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Job implements Callable<Integer> {
  private static final long LOOK_MILLIS = 200;

  @Mixin private ConfigOptions configuration;

  @Override
  public Integer call() throws Exception {
    ConfigFile file = configuration.read();
    new OpenVinoEngine(CacheFolder.of("native")).useFor(file.config().recognition().device());
    try (var workspace = new Workspace()) {
      StopSignal stop = StopSignal.install(workspace::close);
      var options = options(file, new ModelSource(workspace.resolve("models")));
      int port = file.config().flink().port();
      try (var flink = EmbeddedFlink.start(options, port, workspace.resolve("flink"))) {
        System.err.printf("%-6s %s%n", "flink", flink.webPage());
        while (!stop.requested() && !flink.ended()) {
          Thread.sleep(LOOK_MILLIS);
        }
        if (flink.ended()) {
          flink.await();
        }
      }
      return stop.exitCode();
    }
  }

  private static JobOptions options(ConfigFile file, ModelSource models) {
    String kafka = file.as(config -> config.kafka().requireBootstrapServers());
    var model = models.find(file.as(ZoetropeConfig::requireModel));
    var shadow = Optional.ofNullable(file.config().shadow()).map(models::find);
    return file.as(config -> JobOptions.of(config, kafka, model, shadow));
  }
}
