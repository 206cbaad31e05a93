package io.zoetrope.app.command.train;

import io.zoetrope.app.command.Json;
import io.zoetrope.app.command.ViewsConverter;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelRequest;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.report.LateBar;
import io.zoetrope.app.report.WorkBar;
import io.zoetrope.app.train.ConfusionChart;
import io.zoetrope.app.train.EvaluationReport;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.config.EvaluationData;
import io.zoetrope.training.data.DataSet;
import io.zoetrope.training.evaluation.Evaluation;
import io.zoetrope.training.evaluation.Evaluator;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model on labelled videos. */
@Command(
    name = "evaluate",
    description = {
      "Measure a model on labelled videos: accuracy, each class, what is taken for what.",
      "The data must have the model's classes; the numbers of a list are indices into its labels."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Evaluate implements Callable<Integer> {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  @Parameters(paramLabel = "MODEL", description = "A model-package folder or a catalogue name.")
  private String model;

  @ArgGroup(multiplicity = "1")
  private LabelledVideos videos;

  @Option(
      names = "--views",
      paramLabel = "single|gluoncv|CLIPSxCROPS",
      converter = ViewsConverter.class,
      description =
          "The parts of each video to score: one clip in its middle, or clips spread through it and"
              + " 1 or 3 crops of each, averaged; gluoncv is 10x3, as GluonCV's accuracies are"
              + " measured. Default: single")
  private Views views = Views.SINGLE;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      description =
          "For resized frames, kept for the next time. Default: the configuration's, else frames.")
  private Path cache;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write confusion.csv, confusion.png and evaluation.json there.")
  private Path out;

  @Option(names = "--skip-bad", description = "Go on without videos that have something wrong.")
  private boolean skipBad;

  @Option(names = "--json", description = "One JSON object instead of tables.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (var workspace = new Workspace()) {
      ModelPackage found =
          new ModelSource(workspace.resolve("models")).find(ModelRequest.of(model));
      warnOfUntrained(found);
      LabelledVideos.Choice choice = videos.choose(found);
      DataSet set = prepare(found, choice);
      LeftOut.print(set.leftOut());
      Evaluation evaluation = evaluate(found, set);
      var report = EvaluationReport.of(found, choice.name(), views, evaluation);
      System.out.println(json ? Json.line(report) : report.table());
      if (out != null) {
        write(report, evaluation);
      }
    }
    return 0;
  }

  private static void warnOfUntrained(ModelPackage found) {
    if (!found.card().trained()) {
      System.err.printf("%s is untrained: its accuracy is that of chance%n", found.card().name());
    }
  }

  private DataSet prepare(ModelPackage found, LabelledVideos.Choice choice) {
    Path folder = cache == null ? choice.cache() : cache;
    try (var bar = new LateBar("preparing", "videos")) {
      return new EvaluationData(found, new FileDecoder(), folder, THREADS)
          .open(choice.source(), choice.split(), skipBad, bar::to);
    }
  }

  private Evaluation evaluate(ModelPackage found, DataSet set) {
    try (var evaluator = new Evaluator(found, THREADS);
        WorkBar bar = WorkBar.open("evaluating", "videos", set.samples().size())) {
      return evaluator.evaluate(set, views, (done, all) -> bar.to(done));
    }
  }

  private void write(EvaluationReport report, Evaluation evaluation) throws IOException {
    Files.createDirectories(out);
    Files.writeString(out.resolve("evaluation.json"), Json.line(report) + "\n");
    evaluation.confusion().write(out.resolve("confusion.csv"));
    ConfusionChart.write(
        evaluation.confusion(),
        report.model() + " on " + report.data(),
        out.resolve("confusion.png"));
  }
}
