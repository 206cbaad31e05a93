package io.zoetrope.app.command.live;

import io.zoetrope.app.command.ConfigOptions;
import io.zoetrope.app.command.Configured;
import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.ingest.EditedCameras;
import io.zoetrope.app.ingest.IngestPlan;
import io.zoetrope.app.ingest.IngestRun;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.IngestTable;
import io.zoetrope.config.ConfigFile;
import io.zoetrope.ingester.camera.CameraSnapshot;
import io.zoetrope.ingester.kafka.TopicSetup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The user's cameras into the user's Kafka. */
@Command(
    name = "ingest",
    description = {
      "Your cameras into the Kafka that the configuration names, without Flink. The model says"
          + " which",
      "frames. A configuration that is edited meanwhile is followed: its cameras at once. Ctrl-C ends"
          + " it."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Ingest implements Callable<Integer> {
  private static final long LOOK_MILLIS = 100;

  @Mixin private ConfigOptions configuration;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "Stop after this long, such as 10m; by default on Ctrl-C.")
  private Duration time;

  @Override
  public Integer call() throws Exception {
    ConfigFile file = configuration.read();
    file.as(config -> config.kafka().requireBootstrapServers());
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      var model = Configured.model(file, new ModelSource(workspace.resolve("models")));
      IngestPlan plan = file.as(config -> new IngestPlan(config, model.card()));
      try (var run = IngestRun.warm(plan, workspace.resolve("ingesters"))) {
        start(run, plan);
        Banner.ingest(model, plan.config().kafka().bootstrapServers());
        follow(run, file, stop);
        return finish(run, stop);
      }
    }
  }

  private static void start(IngestRun run, IngestPlan plan) {
    var options = plan.ingester(plan.config().kafka().requireBootstrapServers());
    run.start(TopicSetup.prepareFrames(options, plan.topics(), plan.geometry()), cameras -> {});
  }

  private void follow(IngestRun run, ConfigFile file, StopSignal stop) throws InterruptedException {
    long end = time == null ? Long.MAX_VALUE : System.nanoTime() + time.toNanos();
    EditedCameras edited = configuration.follow(file, run::configure, Banner::config);
    try (edited) {
      while (!stop.requested() && System.nanoTime() < end && !run.ended()) {
        run.stateChanges().forEach(Banner::state);
        Thread.sleep(LOOK_MILLIS);
      }
    }
  }

  private static int finish(IngestRun run, StopSignal stop) {
    run.stateChanges().forEach(Banner::state);
    List<CameraSnapshot> before = run.cameras();
    run.close();
    var table = IngestTable.of(before, run.cameras());
    table.print(System.err);
    return stop.exitCode() == 0 ? table.exitCode() : stop.exitCode();
  }
}
