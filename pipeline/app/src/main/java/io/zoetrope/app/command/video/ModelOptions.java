package io.zoetrope.app.command.video;

import io.zoetrope.app.command.ViewsConverter;
import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelRequest;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.training.augment.Views;
import io.zoetrope.training.prediction.VideoModel;
import io.zoetrope.training.video.FileDecoder;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model that scores videos, and the views it scores. */
final class ModelOptions {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A model of the catalogue, or a model-package folder.")
  private String model;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "A .pth, .safetensors or .params file for a model of the catalogue. Default: the"
              + " weights that 'models pull' fetched, else untrained ones.")
  private Path weights;

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
      names = "--test-crop",
      description =
          "Crops as high as the resized picture (256, 128), as GluonCV's accuracies are measured,"
              + " not of the size trained on (224, 112).")
  private boolean testCrop;

  private final Set<Path> warned = ConcurrentHashMap.newKeySet();

  VideoModel open(Outputs outputs, Workspace workspace) {
    var request = new ModelRequest(model, Optional.ofNullable(weights), outputs, testCrop);
    ModelPackage found = new ModelSource(workspace.resolve("models")).find(request);
    if (!found.card().trained()) {
      System.err.printf(
          "%s is untrained: what it says means nothing. Fetch weights with 'zoetrope models pull',"
              + " or name some with --weights.%n",
          found.card().name());
    }
    return new VideoModel(found, views, new FileDecoder(this::warn));
  }

  Views views() {
    return views;
  }

  /** Once a file, which may be decoded more than once. */
  private void warn(Path file, String what) {
    if (warned.add(file)) {
      System.err.printf("%s %s%n", file, what);
    }
  }
}
