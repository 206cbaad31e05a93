package io.zoetrope.app.model;

import io.zoetrope.operators.inference.location.PublishedPackage;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.CatalogueException;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * Finds the model that a user names: {@code demo}, a model-package folder or its URI, or a model of
 * the catalogue with its published weights where they were pulled, untrained where not.
 */
public final class ModelSource {
  /** Untrained weights are the same in every run. */
  private static final long SEED = 1;

  /** The name of the model that comes with Zoetrope. */
  public static final String DEMO = "demo";

  private static final List<String> DEMO_FILES = List.of("model.onnx", "labels.txt", "model.yaml");

  private final Path workspace;

  /**
   * @param workspace where a package is written when a catalogue model has to be made
   */
  public ModelSource(Path workspace) {
    this.workspace = workspace;
  }

  /**
   * The model of a name, as it is.
   *
   * @throws UnknownModelException where there is neither such a folder nor such a model
   * @throws io.zoetrope.zoo.pack.ModelPackageException where the folder is no usable package
   */
  public ModelPackage find(String model) {
    return find(ModelRequest.of(model));
  }

  /**
   * The model as a command needs it.
   *
   * @throws IllegalArgumentException where a folder is asked to be another than it is, or the
   *     model's classes are the user's own
   */
  public ModelPackage find(ModelRequest request) {
    if (request.name().equals(DEMO) && request.isAsItIs()) {
      return demo();
    }
    boolean published = PublishedPackage.is(request.name());
    if (!published && !Files.isDirectory(Path.of(request.name()))) {
      return make(request);
    }
    if (!request.isAsItIs()) {
      throw new IllegalArgumentException(
          request.name()
              + " has its weights and its size; others go with a model of the catalogue");
    }
    return published
        ? PublishedPackage.at(request.name()).fetch()
        : ModelPackage.read(Path.of(request.name()));
  }

  private ModelPackage make(ModelRequest request) {
    ModelSpec spec = listed(request.name());
    if (spec.labels().equals(ModelSpec.CUSTOM)) {
      throw new IllegalArgumentException(
          "%1$s has classes of your own: export it with 'zoetrope models export %1$s --labels FILE --out DIR' and name the folder"
              .formatted(request.name()));
    }
    ModelExport export = ModelExport.of(spec).outputs(request.outputs());
    if (request.wholeShortSide()) {
      export = export.options(spec.options().size(shortSide(spec.resize())));
    }
    return write(export, request.weights());
  }

  private ModelPackage write(ModelExport export, Optional<Path> weights) {
    Path target = workspace.resolve(export.spec().name());
    return weights
        .or(() -> WeightCache.local().cached(export.spec()))
        .map(file -> export.trained(file, target))
        .orElseGet(() -> export.seeded(SEED, target));
  }

  private static ModelSpec listed(String name) {
    try {
      return Catalogue.standard().get(name);
    } catch (CatalogueException e) {
      throw new UnknownModelException(name, e);
    }
  }

  private static int shortSide(ModelCard.Resize resize) {
    return resize instanceof ModelCard.Resize.Exact exact
        ? Math.min(exact.width(), exact.height())
        : ((ModelCard.Resize.ShortSide) resize).size();
  }

  /** The model that comes with Zoetrope: it knows the actions of rendered scenes. */
  ModelPackage demo() {
    Path folder = workspace.resolve(DEMO);
    try {
      Files.createDirectories(folder);
      for (String file : DEMO_FILES) {
        try (InputStream content = ModelSource.class.getResourceAsStream("demo/" + file)) {
          Files.copy(content, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the demo's model cannot be written to " + folder, e);
    }
    return ModelPackage.read(folder);
  }
}
