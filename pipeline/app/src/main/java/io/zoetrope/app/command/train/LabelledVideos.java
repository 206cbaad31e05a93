package io.zoetrope.app.command.train;

import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.config.DataChoice;
import io.zoetrope.training.config.SourceChoice;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which labelled videos to measure a model on: those of a training, or of a folder, or a list. */
final class LabelledVideos {
  private static final Path CACHE = Path.of("frames");

  @ArgGroup(exclusive = false, multiplicity = "1")
  private OfTraining training;

  @Option(
      names = "--folder",
      required = true,
      paramLabel = "DIR",
      description = "A folder of videos for each class, named after it.")
  private Path folder;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Listed listed;

  /** A part of a training's data. */
  static final class OfTraining {
    @Option(
        names = "--config",
        required = true,
        paramLabel = "FILE",
        description = "The train.yaml whose data to take.")
    private Path config;

    @Option(
        names = "--part",
        paramLabel = "test|validation",
        description = "With it: which part. Default: test where it has one, else validation.")
    private Part part;
  }

  /** A list file. */
  static final class Listed {
    @Option(
        names = "--list",
        required = true,
        paramLabel = "FILE",
        description = "Lines of 'path anything number', as GluonCV's.")
    private Path list;

    @Option(
        names = "--root",
        paramLabel = "DIR",
        description = "With it: where its relative paths begin. Default: the list's own folder.")
    private Path root;
  }

  /** A part that nothing was learned from. */
  enum Part {
    TEST,
    VALIDATION
  }

  /**
   * What is to be measured on.
   *
   * @param name for people
   * @param cache the default one
   */
  record Choice(String name, SourceChoice source, Split split, Path cache) {}

  /**
   * @throws IllegalArgumentException where there is no such part, or its classes are not the
   *     model's
   */
  Choice choose(ModelPackage model) {
    if (folder != null) {
      return choice(folder, new SourceChoice(folder, null, null, null));
    }
    return listed != null
        ? choice(listed.list, new SourceChoice(null, listed.list, listed.root, null))
        : choice(TrainingConfig.read(training.config).data(), model);
  }

  private static Choice choice(Path named, SourceChoice source) {
    return new Choice(named.toString(), source, Split.TEST, CACHE);
  }

  private Choice choice(DataChoice data, ModelPackage model) {
    requireSameClasses(data.named(), model);
    Part part = training.part;
    if (part == null) {
      part = data.test() == null ? Part.VALIDATION : Part.TEST;
    }
    SourceChoice source = part == Part.TEST ? data.test() : data.validation();
    if (source == null) {
      throw new IllegalArgumentException(training.config + ": data.test is missing");
    }
    Split split = part == Part.TEST ? Split.TEST : Split.VALIDATION;
    String name = "the %s data of %s".formatted(split.label(), training.config);
    return new Choice(name, source, split, data.cache());
  }

  private void requireSameClasses(List<String> named, ModelPackage model) {
    if (!named.isEmpty() && !named.equals(model.labels())) {
      throw new IllegalArgumentException(
          "%s has the classes %s, the model %s".formatted(training.config, named, model.labels()));
    }
  }
}
