package io.zoetrope.app.model;

import io.zoetrope.zoo.weights.download.StoreOptions;
import java.nio.file.Path;

/** What is kept between runs and can be made or fetched again. */
public final class CacheFolder {
  private CacheFolder() {}

  /** A folder of this name in the user's cache, which need not exist yet. */
  public static Path of(String name) {
    return StoreOptions.defaultFolder(System.getenv(), System.getProperty("user.home"))
        .resolveSibling(name);
  }
}
