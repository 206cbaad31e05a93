package io.zoetrope.app.command.bench;

import io.zoetrope.app.bench.ActionsBench;
import io.zoetrope.app.bench.EventScore;
import io.zoetrope.app.bench.EventScores;
import io.zoetrope.app.command.DurationConverter;
import io.zoetrope.app.command.OverrideOptions;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.command.live.DemoConfig;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.WorkBar;
import io.zoetrope.config.CameraConfig;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.training.evaluation.Evaluation;
import io.zoetrope.zoo.pack.ModelPackage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How often the demo's model is right. */
@Command(
    name = "actions",
    description = {
      "How well a model knows the actions of scenes that it was not trained on: the accuracy of",
      "single clips, and of the events that the whole pipeline makes of RTSP cameras. An event is",
      "right that overlaps an action of its label by half of what both span."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class BenchActions implements Callable<Integer> {
  private static final int FRAMES_PER_SECOND = 15;

  @Option(
      names = "--model",
      defaultValue = ModelSource.DEMO,
      description = "A model package that knows these actions. Default: ${DEFAULT-VALUE}")
  private String model;

  @Option(
      names = "--clips",
      defaultValue = "100",
      description = "Of each action. Default: ${DEFAULT-VALUE}")
  private int clips;

  @Option(names = "--cameras", defaultValue = "4", description = "Default: ${DEFAULT-VALUE}")
  private int cameras;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "120s",
      description = "How long each camera's scene is. Default: ${DEFAULT-VALUE}")
  private Duration time;

  @Mixin private OverrideOptions overrides;

  @Override
  public Integer call() throws Exception {
    StopSignal stop = StopSignal.install();
    try (var workspace = new Workspace()) {
      stop.cleanUpBy(workspace::close);
      ModelPackage network = new ModelSource(workspace.resolve("models")).find(model);
      var bench = new ActionsBench(network, workspace);
      try (var bar = WorkBar.open("clips", "clips", (long) clips * network.labels().size())) {
        print(bench.clips(clips, (done, all) -> bar.to(done)));
      }
      try (var bar = WorkBar.open("cameras", "seconds", time.toSeconds())) {
        print(
            bench.events(
                cameras, FRAMES_PER_SECOND, time, this::config, (done, all) -> bar.to(done)));
      }
    }
    return 0;
  }

  /** As the demo has it. */
  private ZoetropeConfig config(List<CameraConfig> scenes) {
    var ofCommand =
        List.of(
            "model=" + model,
            "kafka.port=" + Ports.free(),
            "flink.port=" + Ports.free(),
            "recognition.scores=false");
    return DemoConfig.read(scenes, overrides.after(ofCommand)).config();
  }

  private static void print(Evaluation evaluation) {
    System.out.printf(Locale.ROOT, "%nclips    %-6s %8s %10s%n", "label", "clips", "right");
    for (var label : evaluation.classes()) {
      System.out.printf(
          Locale.ROOT,
          "         %-6s %8d %9.1f%%%n",
          label.label(),
          label.samples(),
          100 * label.recall());
    }
    System.out.printf(
        Locale.ROOT,
        "         %-6s %8d %9.1f%%%n",
        "all",
        evaluation.samples(),
        100 * evaluation.top1());
  }

  private static void print(EventScores scores) {
    System.out.printf(
        "%nevents   %-6s %8s %8s %8s %10s %8s %6s %12s%n",
        "label", "actions", "events", "right", "precision", "recall", "F1", "start delay");
    scores.labels().forEach(BenchActions::print);
    print(scores.total());
  }

  private static void print(EventScore score) {
    System.out.printf(
        Locale.ROOT,
        "         %-6s %8d %8d %8d %10.3f %8.3f %6.3f %12s%n",
        score.label(),
        score.actions(),
        score.events(),
        score.right(),
        score.precision(),
        score.recall(),
        score.f1(),
        delay(score.delay()));
  }

  private static String delay(Optional<Duration> delay) {
    return delay
        .map(time -> String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3))
        .orElse("");
  }
}
