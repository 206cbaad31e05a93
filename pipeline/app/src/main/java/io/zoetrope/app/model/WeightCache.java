package io.zoetrope.app.model;

import io.zoetrope.zoo.export.PublishedWeights;
import io.zoetrope.zoo.weights.download.StoreOptions;
import io.zoetrope.zoo.weights.download.WeightStore;
import java.net.URI;

/** Where published weights are kept on this machine. */
public final class WeightCache {
  private WeightCache() {}

  /** Only what is there already. */
  public static PublishedWeights local() {
    return new PublishedWeights(new WeightStore(options().withOffline(true)));
  }

  /**
   * Weights that are downloaded where the cache has none.
   *
   * @param mirror a base that stands for the published servers, or null
   */
  public static PublishedWeights remote(URI mirror) {
    StoreOptions options = options();
    return new PublishedWeights(
        new WeightStore(mirror == null ? options : options.withMirror(mirror)));
  }

  private static StoreOptions options() {
    return StoreOptions.in(CacheFolder.of("models"));
  }
}
