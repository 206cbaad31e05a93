package io.zoetrope.app.command.train;

import io.zoetrope.app.model.WeightCache;
import io.zoetrope.training.config.SourceChoice;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.gluoncv.GluonCvTraining;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.zoo.pack.Labels;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What a training is configured by: exactly one of two kinds of files. */
final class TrainingFile {
  @Option(
      names = "--config",
      required = true,
      paramLabel = "FILE",
      description = "A train.yaml; docs/training.md explains it.")
  private Path config;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private GluonCv gluonCv;

  /** A file of the other project, and what it does not say. */
  static final class GluonCv {
    @Option(
        names = "--gluoncv-config",
        required = true,
        paramLabel = "FILE",
        description =
            "A YAML file of GluonCV's PyTorch trainings. Its known mistakes are corrected and"
                + " reported.")
    private Path file;

    @Option(
        names = "--labels",
        paramLabel = "FILE",
        description =
            "With it: the classes, one a line in the order of the lists' numbers. Default: those"
                + " of the model's data set.")
    private Path labels;
  }

  /**
   * @param overrides each as {@code path.to.key=value} of train.yaml
   * @throws YamlException where the file or an override cannot be used
   */
  TrainingConfig read(List<String> overrides) {
    if (config != null) {
      return TrainingConfig.read(config, overrides);
    }
    if (!overrides.isEmpty()) {
      throw new YamlException("-D goes with --config: change " + gluonCv.file + " instead");
    }
    List<String> labels = gluonCv.labels == null ? List.of() : Labels.read(gluonCv.labels);
    GluonCvTraining training = GluonCvTraining.read(gluonCv.file, labels, WeightCache.local());
    training.corrections().forEach(each -> System.err.println(gluonCv.file + ": " + each));
    return training.config();
  }

  /** The options that evaluate on the same data. */
  String forEvaluation(TrainingConfig read) {
    SourceChoice validation = read.data().validation();
    return config != null
        ? "--config " + config
        : "--list %s%s"
            .formatted(
                validation.list(), validation.root() == null ? "" : " --root " + validation.root());
  }
}
