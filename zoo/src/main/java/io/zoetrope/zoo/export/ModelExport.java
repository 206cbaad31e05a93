package io.zoetrope.zoo.export;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.family.NetworkOptions;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.Labels;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.SeededWeights;
import io.zoetrope.zoo.weights.WeightLayout;
import io.zoetrope.zoo.weights.WeightLoader;
import io.zoetrope.zoo.weights.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes model packages of a catalogue model or a variant of one.
 *
 * @param options the model's own, or those of a variant
 * @param labels one per class
 */
public record ModelExport(
    ModelSpec spec, NetworkOptions options, List<String> labels, Outputs outputs) {

  public ModelExport {
    if (labels.size() != options.classes()) {
      throw new IllegalArgumentException(
          "%s has %d classes, but %d labels are given"
              .formatted(spec.name(), options.classes(), labels.size()));
    }
    labels = List.copyOf(labels);
  }

  /** The model as published. */
  public static ModelExport of(ModelSpec spec, Outputs outputs) {
    return new ModelExport(spec, spec.options(), labelsOf(spec), outputs);
  }

  /** With weights that nobody trained: the package says so. */
  public ModelPackage seeded(long seed, Path folder) {
    Graph graph = spec.graph(options);
    return write(graph, SeededWeights.of(graph, seed), false, Map.of("seed", seed), folder);
  }

  /**
   * With the weights of a file.
   *
   * @throws io.zoetrope.zoo.weights.WeightFileException where they do not fit, naming all that does
   *     not
   */
  public ModelPackage withWeights(Path file, Path folder) {
    Graph graph = spec.graph(options);
    Weights weights = WeightLoader.load(file, layout(graph));
    Map<String, Object> provenance = Map.of("weights", file.getFileName().toString());
    return write(graph, weights, true, provenance, folder);
  }

  private ModelPackage write(
      Graph graph, Weights weights, boolean trained, Map<String, Object> provenance, Path folder) {
    return ModelPackage.write(
        folder,
        card(trained, provenance),
        labels,
        onnx -> OnnxWriter.write(graph, weights, Normalisation.IMAGENET, outputs, onnx));
  }

  private ModelCard card(boolean trained, Map<String, Object> provenance) {
    return new ModelCard(
        ModelCard.FORMAT,
        spec.name(),
        "0".repeat(16),
        trained,
        spec.family(),
        new ModelCard.Clip(options.frames(), spec.clip().stride(), spec.clip().fps()),
        new ModelCard.Input(options.width(), options.height()),
        spec.resize(),
        ModelCard.Crop.CENTER,
        Normalisation.IMAGENET,
        List.of(),
        Map.of(),
        provenance);
  }

  /** What no node reads, such as an auxiliary head, a file may lack. */
  private static WeightLayout layout(Graph graph) {
    Map<String, int[]> shapes = new LinkedHashMap<>();
    Map<String, String> aliases = new LinkedHashMap<>();
    for (Parameter parameter : graph.parameters()) {
      shapes.put(parameter.name(), parameter.shape().toArray());
      parameter.aliases().forEach(alias -> aliases.put(alias, parameter.name()));
    }
    Set<String> unread = new LinkedHashSet<>(shapes.keySet());
    graph.nodes().forEach(node -> node.parameters().forEach(unread::remove));
    return new WeightLayout(shapes, aliases, List.copyOf(unread));
  }

  private static List<String> labelsOf(ModelSpec spec) {
    return Labels.names().contains(spec.labels())
        ? Labels.named(spec.labels())
        : IntStream.range(0, spec.classes()).mapToObj(i -> "class " + i).toList();
  }
}
