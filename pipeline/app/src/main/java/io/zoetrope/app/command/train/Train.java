package io.zoetrope.app.command.train;

import io.zoetrope.app.command.OverrideOptions;
import io.zoetrope.app.command.StopSignal;
import io.zoetrope.app.train.Curves;
import io.zoetrope.app.train.TrainingProgress;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.trainer.DataSets;
import io.zoetrope.training.trainer.Training;
import io.zoetrope.training.trainer.TrainingOptions;
import io.zoetrope.training.trainer.TrainingResult;
import io.zoetrope.training.video.FileDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model as a file says. */
@Command(
    name = "train",
    description = {
      "Train a model, or fine-tune one, and write it as a model package.",
      "All videos are checked first, and put into a cache of resized frames. Ctrl-C ends after the"
          + " step in work; --resume goes on."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class Train implements Callable<Integer> {
  @ArgGroup(multiplicity = "1")
  private TrainingFile file;

  @Mixin private OverrideOptions overrides;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "For checkpoints, figures and the model package. Default: runs/NAME")
  private Path out;

  @Option(names = "--resume", description = "Go on with the training in the folder.")
  private boolean resume;

  @Option(
      names = "--skip-bad",
      description = "Go on without videos and list lines that have something wrong with them.")
  private boolean skipBad;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TrainingConfig config = file.read(overrides.after(List.of()));
    Path folder = out == null ? Path.of("runs", config.name()) : out;
    var options = new TrainingOptions(skipBad, resume, typed());
    Training.check(config, folder, options);
    var stop = StopSignal.installPatient();
    var curves = new Curves(folder);
    try (var progress = new TrainingProgress(() -> draw(curves))) {
      DataSets data = prepare(config, progress, stop);
      var training = new Training(config, data, folder, options, progress);
      stop.onStop(() -> stopSoon(training));
      TrainingResult result = training.run();
      draw(curves);
      print(config, result, folder, curves);
      return 0;
    } catch (CancellationException stopped) {
      sayHowToResume(folder);
      return stop.exitCode();
    }
  }

  private DataSets prepare(TrainingConfig config, TrainingProgress progress, StopSignal stop) {
    stop.onStop(Thread.currentThread()::interrupt);
    try {
      DataSets data = DataSets.open(config, new FileDecoder(), skipBad, progress);
      progress.close();
      requireNotStopped(stop);
      LeftOut.print(data.leftOut());
      return data;
    } catch (IllegalStateException e) {
      requireNotStopped(stop);
      throw e;
    }
  }

  private static void requireNotStopped(StopSignal stop) {
    stop.onStop(() -> {});
    if (stop.requested()) {
      throw new CancellationException("stopped while preparing videos");
    }
  }

  private static void stopSoon(Training training) {
    System.err.println(
        "\nEnding after the step in work, or after its validation; Ctrl-C again ends at once and"
            + " may lose the epoch.");
    training.stop();
  }

  /** A training must not fail where fonts are missing. */
  private static void draw(Curves curves) {
    try {
      curves.draw();
    } catch (IOException | RuntimeException | InternalError | LinkageError e) {
      System.err.println("The curves cannot be drawn: " + e);
    }
  }

  private void print(TrainingConfig config, TrainingResult result, Path folder, Curves curves) {
    Path model = result.model().folder();
    System.out.printf(
        Locale.ROOT,
        """
        Model package: %s
        Validation accuracy %.2f %%, loss %.4f: epoch %d of %d
        Curves: %s, figures: %s

        zoetrope predict %1$s VIDEO...
        zoetrope evaluate %1$s %s
        zoetrope run --config zoetrope.yaml, with 'model: %1$s' in it
        """,
        model,
        100 * result.validation().accuracy(),
        result.validation().loss(),
        result.bestEpoch(),
        result.epochs(),
        curves.picture(),
        folder.resolve("metrics.csv"),
        file.forEvaluation(config));
  }

  private void sayHowToResume(Path folder) {
    boolean begun = Files.exists(folder.resolve("last.safetensors"));
    System.err.printf(
        "Stopped. %s: %s%s%n",
        begun
            ? "Go on with it"
            : "No epoch was finished; begin again, with the videos prepared so far",
        typed(),
        begun && !resume ? " --resume" : "");
  }

  private String typed() {
    return "zoetrope "
        + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
  }
}
