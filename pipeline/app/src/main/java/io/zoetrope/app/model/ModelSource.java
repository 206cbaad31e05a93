package io.zoetrope.app.model;

import io.zoetrope.training.scene.Action;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.CatalogueException;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.export.ModelExport;
import io.zoetrope.zoo.pack.ModelPackage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the model that a user names: a model-package folder or a model of the catalogue, with its
 * published weights where they were pulled, untrained where not.
 */
public final class ModelSource {
  /** Untrained weights are the same in every run. */
  private static final long SEED = 1;

  private static final String DEMO_NETWORK = "r2plus1d_v1_resnet18_kinetics400";
  private static final int DEMO_WIDTH = 8;

  private final Path workspace;

  /**
   * @param workspace where a package is written when a catalogue model has to be made
   */
  public ModelSource(Path workspace) {
    this.workspace = workspace;
  }

  /**
   * @throws UnknownModelException where there is neither such a folder nor such a model
   * @throws io.zoetrope.zoo.pack.ModelPackageException where the folder is no usable package
   */
  public ModelPackage find(String model) {
    Path folder = Path.of(model);
    if (Files.isDirectory(folder)) {
      return ModelPackage.read(folder);
    }
    ModelSpec spec;
    try {
      spec = Catalogue.standard().get(model);
    } catch (CatalogueException e) {
      throw new UnknownModelException(model, e);
    }
    ModelExport export = ModelExport.of(spec);
    Path target = workspace.resolve(model);
    return WeightCache.local()
        .cached(spec)
        .map(weights -> export.trained(weights, target))
        .orElseGet(() -> export.seeded(SEED, target));
  }

  /** A small network over the actions of the rendered scenes. */
  public ModelPackage demo() {
    ModelSpec spec = Catalogue.standard().get(DEMO_NETWORK);
    List<String> labels = Arrays.stream(Action.values()).map(Action::label).toList();
    return ModelExport.of(spec, labels)
        .options(spec.options().with("width", DEMO_WIDTH))
        .seeded(SEED, workspace.resolve("demo-model"));
  }
}
