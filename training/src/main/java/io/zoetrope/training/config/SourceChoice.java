package io.zoetrope.training.config;

import io.zoetrope.scenes.script.Split;
import io.zoetrope.training.data.DataSource;
import io.zoetrope.training.data.FileFootage;
import io.zoetrope.training.data.FolderSource;
import io.zoetrope.training.data.Footage;
import io.zoetrope.training.data.ListSource;
import io.zoetrope.training.data.SceneOptions;
import io.zoetrope.training.data.SceneSource;
import io.zoetrope.training.data.VideoDecoder;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
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

  /**
   * Where the samples are to come from.
   *
   * @param labels the classes to expect; empty: those that a folder has
   * @param split of scenes
   */
  public DataSource source(
      List<String> labels, Split split, Resize resize, double fps, VideoDecoder decoder) {
    Function<Path, Footage> footage = file -> new FileFootage(file, resize, fps, decoder);
    if (scenes != null) {
      return new SceneSource(scenes, split, resize, fps);
    }
    if (folder != null) {
      return new FolderSource(folder, labels, footage);
    }
    return new ListSource(
        list, root == null ? list.toAbsolutePath().getParent() : root, labels, footage);
  }
}
