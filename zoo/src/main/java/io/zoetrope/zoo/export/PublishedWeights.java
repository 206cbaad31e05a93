package io.zoetrope.zoo.export;

import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.catalogue.WeightSource;
import io.zoetrope.zoo.weights.download.DownloadException;
import io.zoetrope.zoo.weights.download.DownloadProgress;
import io.zoetrope.zoo.weights.download.WeightStore;
import java.nio.file.Path;
import java.util.Optional;

/** The default published weights of catalogue models, in a store's cache or from its server. */
public final class PublishedWeights {
  private final WeightStore store;

  public PublishedWeights(WeightStore store) {
    this.store = store;
  }

  /** The weights if they were fetched before. Touches no network. */
  public Optional<Path> cached(ModelSpec spec) {
    return spec.weights().stream().findFirst().flatMap(source -> store.cached(source.file()));
  }

  /**
   * The file of a model's weights, downloaded where the store has none.
   *
   * @throws DownloadException where none were published, or they cannot be had
   */
  public Path fetch(ModelSpec spec, DownloadProgress progress) {
    WeightSource source =
        spec.weights().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    new DownloadException(
                        "GluonCV published no weights of " + spec.name() + "; train it", null));
    return store.fetch(source.file(), progress);
  }
}
