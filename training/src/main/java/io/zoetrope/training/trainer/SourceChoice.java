package io.zoetrope.training.trainer;

import io.zoetrope.training.data.SceneOptions;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One part of the data: exactly one of {@code folder} (a folder per class), {@code list} (GluonCV's
 * list file, its relative paths starting at {@code root}) and {@code scenes}.
 */
public record SourceChoice(Path folder, Path list, Path root, SceneOptions scenes) {
  public SourceChoice {
    long given = Stream.of(folder, list, scenes).filter(Objects::nonNull).count();
    Require.that(given == 1, "give exactly one of folder, list and scenes");
  }
}
