package io.zoetrope.zoo.weights.download;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How weights are fetched.
 *
 * @param folder the cache
 * @param mirror base that replaces the scheme and host of every URL, if any
 * @param offline whether only the cache may be used
 * @param patience how long a server may send nothing
 * @param attempts how often a transfer that makes no progress is tried
 */
public record StoreOptions(
    Path folder, Optional<URI> mirror, boolean offline, Duration patience, int attempts) {
  public StoreOptions {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be 1 or more, is " + attempts);
    }
  }

  /** The published servers and a cache of this folder. */
  public static StoreOptions in(Path folder) {
    return new StoreOptions(folder, Optional.empty(), false, Duration.ofSeconds(30), 4);
  }

  /** {@code zoetrope/models} in the user's cache folder, by the XDG convention. */
  public static Path defaultFolder(Map<String, String> environment, String home) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    return (cache.isBlank() ? Path.of(home, ".cache") : Path.of(cache))
        .resolve("zoetrope")
        .resolve("models");
  }

  public StoreOptions withMirror(URI base) {
    return new StoreOptions(folder, Optional.of(base), offline, patience, attempts);
  }

  public StoreOptions withOffline(boolean only) {
    return new StoreOptions(folder, mirror, only, patience, attempts);
  }

  StoreOptions withPatience(Duration silence) {
    return new StoreOptions(folder, mirror, offline, silence, attempts);
  }
}
