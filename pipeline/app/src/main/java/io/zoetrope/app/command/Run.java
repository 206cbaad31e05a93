package io.zoetrope.app.command;

import io.zoetrope.yaml.YamlReader;
import io.zoetrope.app.config.ZoetropeConfig;
import io.zoetrope.app.embedded.LivePipeline;
import io.zoetrope.app.embedded.PipelinePlan;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.EventPrinter;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The user's cameras through the whole pipeline, in this process. */
@Command(
    name = "run",
    description = "Your cameras through Kafka and Flink, in this process.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Run implements Callable<Integer> {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      defaultValue = "zoetrope.yaml",
      description = "Default: ${DEFAULT-VALUE}; zoetrope.example.yaml explains it.")
  private Path config;

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
    ZoetropeConfig wanted = new YamlReader().read(config, ZoetropeConfig.class);
    try (var workspace = new Workspace()) {
      StopSignal stop = StopSignal.install(workspace::close);
      var models = new ModelSource(workspace.resolve("models"));
      ModelPackage model = models.find(wanted.model());
      var plan =
          new PipelinePlan(wanted, model, Optional.ofNullable(wanted.shadow()).map(models::find));
      boolean scores = wanted.recognition().scores();
      var printer = EventPrinter.of(json, System.out);
      try (var pipeline = LivePipeline.start(plan, workspace, stop::requested);
          var session = new LiveSession(pipeline, scores, stop, printer)) {
        Banner.print(pipeline, model);
        session.follow(Optional.ofNullable(time));
        session.finish().print(System.err);
      } catch (CancellationException stopped) {
        // asked to end while starting: everything is closed
      }
      return stop.exitCode();
    }
  }
}
