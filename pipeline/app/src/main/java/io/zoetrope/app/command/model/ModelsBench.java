package io.zoetrope.app.command.model;

import io.zoetrope.app.command.Json;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.report.WorkBar;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.measure.Speed;
import io.zoetrope.zoo.measure.SpeedChart;
import io.zoetrope.zoo.measure.SpeedTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How fast is a model on this machine? */
@Command(
    name = "bench",
    description = {
      "Measure latency on the CPU as GluonCV's speed script does: one clip at a time, the mean of"
          + " runs after some that are not counted.",
      "'source fps' is what that script calls fps: clip frames x stride / latency. Networks over"
          + " segments are measured with one frame."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ModelsBench implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "NAME", description = "Models of the catalogue.")
  private List<String> names;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Runs that count. Default: ${DEFAULT-VALUE}")
  private int runs;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "5",
      description = "Runs before that do not. Default: ${DEFAULT-VALUE}")
  private int warmUp;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Inside one run. Default: as many as there are processors.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(names = "--csv", paramLabel = "FILE", description = "Write the figures there too.")
  private Path csv;

  @Option(names = "--chart", paramLabel = "FILE", description = "Draw them as an SVG.")
  private Path chart;

  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<ModelSpec> models = names.stream().map(Catalogue.standard()::get).toList();
    var trial = new SpeedTrial(threads, warmUp, runs);
    List<Speed> speeds = new ArrayList<>();
    for (ModelSpec model : models) {
      speeds.add(measure(model, trial));
    }
    if (json) {
      speeds.forEach(speed -> System.out.println(Json.line(speed)));
    } else {
      print(speeds);
    }
    if (csv != null) {
      Files.writeString(csv, Speed.csv(speeds));
    }
    if (chart != null) {
      Files.writeString(chart, SpeedChart.of(speeds));
    }
    return 0;
  }

  private Speed measure(ModelSpec model, SpeedTrial trial) {
    try (var workspace = new Workspace();
        WorkBar bar = WorkBar.open(model.name(), "runs", (long) warmUp + runs)) {
      return trial.of(model, model.measured(), workspace.resolve("model"), bar::step);
    }
  }

  private void print(List<Speed> speeds) {
    System.out.printf(
        "%-42s %-7s %11s %9s %11s %9s %9s   threads: %d%n",
        "model", "clip", "latency ms", "clips/s", "source fps", "params M", "GMACs", threads);
    for (Speed speed : speeds) {
      System.out.printf(
          Locale.ROOT,
          "%-42s %-7s %11.2f %9.2f %11.1f %9.3f %9.3f%n",
          speed.model(),
          speed.clip().frames() + "x" + speed.clip().stride(),
          speed.latency() * 1e3,
          speed.clipsPerSecond(),
          speed.sourceFps(),
          speed.parametersMillions(),
          speed.gmacs());
    }
  }
}
