package io.zoetrope.app.command.model;

import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.Labels;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model package. */
@Command(
    name = "export",
    description = "Write a model package: model.onnx, labels.txt, model.yaml.",
    mixinStandardHelpOptions = true)
final class ModelsExport implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "A model of the catalogue.")
  private String name;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "A .pth, .safetensors or .params file; without it the weights are seeded.")
  private Path weights;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "Your classes, one a line in the order of the logits; for custom models.")
  private Path labels;

  @Option(names = "--seed", defaultValue = "1", description = "Of weights without a file.")
  private long seed;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write.")
  private Path out;

  @Option(names = "--features", description = "Also give the vector before the classifier.")
  private boolean features;

  @Override
  public Integer call() {
    var outputs = features ? Outputs.LOGITS_AND_FEATURE : Outputs.LOGITS;
    ModelExport export = export(Catalogue.standard().get(name)).outputs(outputs);
    ModelPackage written =
        weights == null ? export.seeded(seed, out) : export.trained(weights, out);
    System.out.printf(
        "%s: %s, version %s, %d labels%s%n",
        out,
        written.card().name(),
        written.card().version(),
        written.labels().size(),
        written.card().trained() ? "" : ", untrained: its labels mean nothing");
    return 0;
  }

  private ModelExport export(ModelSpec spec) {
    if (labels != null) {
      return ModelExport.of(spec, Labels.read(labels));
    }
    if (spec.labels().equals(ModelSpec.CUSTOM)) {
      throw new IllegalArgumentException(
          name + " has classes of your own: name them with --labels FILE, one a line");
    }
    return ModelExport.of(spec);
  }
}
