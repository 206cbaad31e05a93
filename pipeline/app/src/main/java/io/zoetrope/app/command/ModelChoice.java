package io.zoetrope.app.command;

import io.zoetrope.app.embedded.Workspace;
import io.zoetrope.app.model.ModelRequest;
import io.zoetrope.app.model.ModelSource;
import io.zoetrope.app.predict.VideoModel;
import io.zoetrope.app.predict.Views;
import io.zoetrope.zoo.onnx.Outputs;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The model that looks at videos, and how. */
final class ModelChoice {
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
      paramLabel = "CLIPSxCROPS",
      converter = ViewsConverter.class,
      description =
          "Average over clips spread through the video and 1 or 3 crops, such as 10x3. Default:"
              + " one clip and crop in the middle.")
  private Views views = Views.SINGLE;

  @Option(
      names = "--test-crop",
      description =
          "Crops as high as the resized picture (256, 128), as GluonCV's accuracies are measured,"
              + " not of the size trained on (224, 112).")
  private boolean testCrop;

  VideoModel open(Outputs outputs, Workspace workspace) {
    var request = new ModelRequest(model, Optional.ofNullable(weights), outputs, testCrop);
    ModelPackage found = new ModelSource(workspace.resolve("models")).find(request);
    if (!found.card().trained()) {
      System.err.printf(
          "%s is untrained: what it says means nothing. Fetch weights with 'zoetrope models pull',"
              + " or name some with --weights.%n",
          found.card().name());
    }
    return new VideoModel(found, views);
  }

  Views views() {
    return views;
  }

  private static final class ViewsConverter implements ITypeConverter<Views> {
    @Override
    public Views convert(String text) {
      try {
        return Views.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
