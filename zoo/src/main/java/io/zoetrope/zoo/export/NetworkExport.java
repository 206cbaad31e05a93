package io.zoetrope.zoo.export;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.onnx.OnnxWriter;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.onnx.Storage;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.ModelPackageException;
import io.zoetrope.zoo.runtime.OnnxCheck;
import io.zoetrope.zoo.weights.Weights;
import java.nio.file.Path;
import java.util.List;

/** Makes a model package of any network whose weights are at hand. */
public record NetworkExport(Graph graph, Weights weights, Outputs outputs, Storage storage) {

  /**
   * Writes the network, normalising as the card says, and runs it on one clip before the package is
   * there.
   *
   * @param labels in the order of the logits
   * @throws IllegalArgumentException naming every tensor that does not fit the network
   * @throws ModelPackageException when the result would not be a usable package, or cannot be
   *     written
   */
  public ModelPackage write(ModelCard card, List<String> labels, Path folder) {
    return ModelPackage.write(
        folder,
        card,
        labels,
        file -> {
          OnnxWriter.write(graph, weights, card.normalisation(), outputs, storage, file);
          OnnxCheck.check(file);
        });
  }
}
