package io.zoetrope.training.config;

import io.zoetrope.zoo.pack.Labels;
import java.nio.file.Path;
import java.util.List;

/**
 * Where clips come from.
 *
 * @param labels the classes' names in the order of their indices; lists need them, folders and
 *     scenes name their own
 * @param cache folder of resized frames, reused by later trainings; default: {@code frames} in the
 *     working folder
 */
public record DataChoice(
    SourceChoice train,
    SourceChoice validation,
    SourceChoice test,
    List<String> labels,
    Path labelsFile,
    Path cache) {
  public DataChoice {
    Require.given(train, "train");
    Require.given(validation, "validation");
    Require.that(labels == null || labelsFile == null, "give labels or labels-file, not both");
    labels = labels == null ? List.of() : List.copyOf(labels);
    cache = cache == null ? Path.of("frames") : cache;
  }

  /**
   * The classes as they are named here, perhaps none.
   *
   * @throws IllegalArgumentException where the file of labels cannot be used
   */
  public List<String> named() {
    return labelsFile == null ? labels : Labels.read(labelsFile);
  }
}
