package io.zoetrope.app.model;

import io.zoetrope.app.folder.PrivateFolder;
import io.zoetrope.zoo.weights.download.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** What is kept between runs and can be made or fetched again. */
public final class CacheFolder {
  private CacheFolder() {}

  /** Makes the folder that all of them lie in, closed to other users. */
  public static void make() {
    Path all = of("native").getParent();
    try {
      PrivateFolder.make(all);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the cache folder " + all, e);
    }
  }

  /** A folder of this name in the user's cache, which need not exist yet. */
  public static Path of(String name) {
    return StoreOptions.defaultFolder(System.getenv(), System.getProperty("user.home"))
        .resolveSibling(name);
  }
}
