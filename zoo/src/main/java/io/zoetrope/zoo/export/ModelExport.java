package io.zoetrope.zoo.export;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.cost.Cost;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.onnx.Storage;
import io.zoetrope.zoo.pack.Labels;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.Hash;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.WeightFit;
import io.zoetrope.zoo.weights.WeightLayout;
import io.zoetrope.zoo.weights.Weights;
import io.zoetrope.zoo.weights.file.WeightFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes a model package of a catalogue model.
 *
 * @param options the variant to draw; its classes are as many as the labels
 * @param labels in the order of the logits
 */
public record ModelExport(
    ModelSpec spec, NetworkOptions options, List<String> labels, Outputs outputs) {

  public ModelExport {
    labels = List.copyOf(labels);
    options = options.classes(labels.size());
  }

  /**
   * The model as it is listed.
   *
   * @throws IllegalArgumentException when its labels are the user's own
   */
  public static ModelExport of(ModelSpec spec) {
    if (!Labels.names().contains(spec.labels())) {
      throw new IllegalArgumentException("model " + spec.name() + " needs labels of your own");
    }
    return new ModelExport(spec, spec.options(), Labels.named(spec.labels()), Outputs.LOGITS);
  }

  /** The model for classes of the user's own. */
  public static ModelExport of(ModelSpec spec, List<String> labels) {
    return new ModelExport(spec, spec.options(), labels, Outputs.LOGITS);
  }

  public ModelExport options(NetworkOptions other) {
    return new ModelExport(spec, other, labels, outputs);
  }

  public ModelExport outputs(Outputs other) {
    return new ModelExport(spec, options, labels, other);
  }

  /** Writes an untrained model; the card says so. */
  public ModelPackage seeded(long seed, Path folder) {
    Graph graph = spec.graph(options);
    return write(graph, SeededWeights.of(graph, seed), false, Map.of("seed", seed), folder);
  }

  /** Writes the model with a checkpoint of either framework. */
  public ModelPackage trained(Path checkpoint, Path folder) {
    Weights found = WeightFile.read(checkpoint);
    boolean mxnet = found.names().stream().anyMatch(name -> name.endsWith(".gamma"));
    Graph graph = spec.graph(options.framework(mxnet ? Framework.MXNET : Framework.TORCH));
    Weights weights = WeightFit.of(found, WeightLayout.of(graph)).weightsOf(checkpoint);
    return write(graph, weights, true, source(checkpoint), folder);
  }

  /**
   * Writes the model with weights that were learned here.
   *
   * @param provenance where from, for the card
   */
  public ModelPackage trained(Weights weights, Map<String, Object> provenance, Path folder) {
    return write(spec.graph(options), weights, true, provenance, folder);
  }

  private static Map<String, Object> source(Path checkpoint) {
    try {
      return Map.of(
          "weights", checkpoint.getFileName().toString(), "sha256", Hash.SHA256.hex(checkpoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ModelPackage write(
      Graph graph, Weights weights, boolean trained, Map<String, Object> provenance, Path folder) {
    ModelCard card = CardOf.model(spec, options, Cost.of(graph), trained, provenance);
    return new NetworkExport(graph, weights, outputs, Storage.FLOAT32).write(card, labels, folder);
  }
}
