package io.zoetrope.training.prediction;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A folder of features, one file a video. */
public record FeatureFolder(Path folder, String model, FeatureNames names) {

  /** Makes the folder where it is missing. */
  public void create() throws IOException {
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(folder + " is a file, not a folder for features", e);
    }
  }

  /** Where a video's feature goes. */
  public Path file(Path video) {
    return folder.resolve(names.of(model, video));
  }

  public void write(Path video, float[] feature) throws IOException {
    NpyFile.write(file(video), feature);
  }

  /**
   * Refuses videos of which one's feature would replace another's.
   *
   * @throws IllegalArgumentException naming the two
   */
  public void requireDistinct(List<Path> videos) {
    Map<Path, Path> taken = new LinkedHashMap<>();
    for (Path video : videos) {
      Path other = taken.put(file(video), video);
      if (other != null && !other.equals(video)) {
        throw new IllegalArgumentException(
            "%s and %s would both be written as %s; give them different names or folders of their own"
                .formatted(other, video, file(video).getFileName()));
      }
    }
  }
}
