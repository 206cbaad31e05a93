package io.zoetrope.app.command.live;

import io.zoetrope.app.command.ConfigOptions;
import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.EventPrinter;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.config.ZoetropeConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The user's cameras through the whole pipeline, in this process. */
@Command(
    name = "run",
    description = "Your cameras through Kafka and Flink, in this process.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Run implements Callable<Integer> {
  @Mixin private ConfigOptions configuration;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Stop after this long, such as 10m; by default on Ctrl-C.")
  private Duration time;

  @Option(names = "--json", description = "Events as one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ConfigFile file = configuration.read();
    file.as(ZoetropeConfig::requireCameras);
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      var plan = Configured.of(file, new ModelSource(workspace.resolve("models"))).pipeline();
      var printer = EventPrinter.of(json, System.out);
      try (var pipeline = LivePipeline.start(plan, workspace, stop::requested);
          var session = new LiveSession(pipeline, stop, printer)) {
        Banner.print(pipeline, plan.model());
        var edited = configuration.follow(file, pipeline::configure, Banner::config);
        try (edited) {
          session.follow(Optional.ofNullable(time));
        }
        return session.finish(System.err);
      } catch (CancellationException stopped) {
        // asked to end while starting: everything is closed
      }
      return stop.exitCode();
    }
  }
}
