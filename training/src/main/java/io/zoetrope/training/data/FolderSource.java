package io.zoetrope.training.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A folder with one folder of videos per class, named after it; classes in alphabetical order. */
public final class FolderSource implements DataSource {
  private final Path folder;
  private final List<String> labels;
  private final Function<Path, Footage> footage;

  /**
   * Reads the class folders' names.
   *
   * @param labels the classes to expect, in order; empty: those that there are
   */
  public FolderSource(Path folder, List<String> labels, Function<Path, Footage> footage) {
    this.folder = folder;
    this.footage = footage;
    this.labels =
        labels.isEmpty() && Files.isDirectory(folder)
            ? folders().stream().map(FolderSource::name).toList()
            : List.copyOf(labels);
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public List<Sample> samples(Problems problems) {
    if (!Files.isDirectory(folder)) {
      problems.fatal(folder + ": there is no such folder");
      return List.of();
    }
    List<Path> classes = folders();
    if (classes.isEmpty()) {
      problems.fatal(folder + ": has no folders; one folder per class is expected");
    }
    List<Sample> samples = new ArrayList<>();
    for (Path each : classes) {
      int label = labels.indexOf(name(each));
      if (label < 0) {
        problems.fatal(each + ": is no class; known are " + String.join(", ", labels));
      } else {
        files(each).forEach(f -> samples.add(Sample.whole(f.toString(), label, footage.apply(f))));
      }
    }
    return samples;
  }

  private List<Path> folders() {
    return listed(folder, Files::isDirectory);
  }

  private static List<Path> files(Path folder) {
    return listed(folder, Files::isRegularFile);
  }

  private static List<Path> listed(Path folder, Function<Path, Boolean> filter) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !name(entry).startsWith(".") && filter.apply(entry))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be listed", e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }
}
