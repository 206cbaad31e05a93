package io.zoetrope.training.data;

import io.zoetrope.zoo.weights.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Resized frames on disk, made once and used by every later training. A file is there whole or not
 * at all, so that processes can share a cache.
 */
public final class FrameCache {
  private final Path folder;
  private final Map<Path, Object> making = new ConcurrentHashMap<>();

  public FrameCache(Path folder) {
    this.folder = folder;
  }

  /**
   * The frames of a video, made now if they are not here yet.
   *
   * @throws IOException saying what is wrong with the video or the cache
   */
  public CachedVideo open(Footage footage) throws IOException {
    Path file = folder.resolve(name(footage.key()));
    synchronized (making.computeIfAbsent(file, f -> new Object())) {
      if (!Files.exists(file)) {
        fill(footage, file);
      }
    }
    return CachedVideo.open(file);
  }

  private void fill(Footage footage, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
    try {
      try (CacheWriter writer = new CacheWriter(draft)) {
        footage.play(writer);
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Two levels, since some file systems are slow with many files in one folder. */
  private static String name(String key) {
    String hex = Hash.SHA256.hex(key.getBytes(StandardCharsets.UTF_8));
    return hex.substring(0, 2) + "/" + hex.substring(2, 32) + ".rgb";
  }
}
