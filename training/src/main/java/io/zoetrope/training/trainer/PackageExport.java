package io.zoetrope.training.trainer;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what was learned as a model package. */
record PackageExport(TrainingConfig config, Geometry geometry, Normalisation normalisation) {
  private static final String SET_ON_WRITING = "0".repeat(16);

  ModelPackage write(
      Path folder,
      Graph graph,
      Weights weights,
      List<String> labels,
      Map<String, Object> metrics,
      Map<String, Object> provenance) {
    ModelCard card =
        new ModelCard(
            ModelCard.FORMAT,
            config.name(),
            SET_ON_WRITING,
            true,
            config.model().spec().family(),
            geometry.clip(),
            geometry.input(),
            geometry.resize(),
            ModelCard.Crop.CENTER,
            normalisation,
            config.background(),
            metrics,
            provenance);
    return ModelPackage.write(
        folder,
        card,
        labels,
        onnx ->
            OnnxWriter.write(
                graph, weights, normalisation, Outputs.LOGITS_AND_FEATURE, config.storage(), onnx));
  }
}
