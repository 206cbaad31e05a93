package io.zoetrope.training.trainer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a training leaves: {@code last.safetensors} to resume from, {@code best.safetensors} with
 * the best epoch's weights, {@code metrics.csv} and the model package {@code model}.
 */
record RunFolder(Path folder) {

  Path last() {
    return folder.resolve("last.safetensors");
  }

  Path best() {
    return folder.resolve("best.safetensors");
  }

  MetricsFile metrics() {
    return new MetricsFile(folder.resolve("metrics.csv"));
  }

  Path model() {
    return folder.resolve("model");
  }

  /** Makes the folder, after a {@link #check}. */
  void open(boolean resume) throws IOException {
    check(resume);
    Files.createDirectories(folder);
  }

  /**
   * Sees whether a training can begin or go on here.
   *
   * @throws IllegalArgumentException when it holds a training and is not to go on with it, or holds
   *     none and is
   */
  void check(boolean resume) {
    boolean begun = Files.exists(last());
    if (begun && !resume) {
      throw new IllegalArgumentException(
          folder + " holds a training already: continue it by --resume, or name another folder");
    }
    if (resume && !begun) {
      throw new IllegalArgumentException(
          folder + " holds no training to resume: there is no " + last().getFileName());
    }
  }
}
