package io.zoetrope.training.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * GluonCV's list files: {@code path anything label} a line, the label a class's index. The path may
 * hold spaces, unlike upstream, since the last two words are split off first.
 */
public final class ListSource implements DataSource {
  private final Path list;
  private final Path root;
  private final List<String> labels;
  private final Function<Path, Footage> footage;

  /**
   * Takes a list; it is read when samples are requested.
   *
   * @param root where relative paths start
   */
  public ListSource(Path list, Path root, List<String> labels, Function<Path, Footage> footage) {
    this.list = list;
    this.root = root;
    this.labels = List.copyOf(labels);
    this.footage = footage;
  }

  @Override
  public List<String> labels() {
    return labels;
  }

  @Override
  public List<Sample> samples(Problems problems) {
    List<Sample> samples = new ArrayList<>();
    List<String> lines = lines(problems);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        sample(lines.get(i).strip(), list + ":" + (i + 1), problems).ifPresent(samples::add);
      }
    }
    return samples;
  }

  private List<String> lines(Problems problems) {
    try {
      return Files.readAllLines(list);
    } catch (IOException e) {
      problems.fatal(list + ": cannot be read: " + e);
      return List.of();
    }
  }

  private Optional<Sample> sample(String line, String where, Problems problems) {
    int last = line.lastIndexOf(' ');
    int middle = line.lastIndexOf(' ', last - 1);
    if (middle < 1) {
      problems.skippable(where + ": must be 'path number label', is '" + line + "'");
      return Optional.empty();
    }
    OptionalInt label = label(line.substring(last + 1));
    if (label.isEmpty()) {
      problems.skippable(
          "%s: the label must be a number from 0 to %d, is '%s'"
              .formatted(where, labels.size() - 1, line.substring(last + 1)));
      return Optional.empty();
    }
    Path file = root.resolve(line.substring(0, middle).strip());
    if (!Files.isRegularFile(file)) {
      problems.skippable(where + ": there is no file " + file);
      return Optional.empty();
    }
    return Optional.of(Sample.whole(file.toString(), label.getAsInt(), footage.apply(file)));
  }

  private OptionalInt label(String text) {
    try {
      int label = Integer.parseInt(text);
      return label >= 0 && label < labels.size() ? OptionalInt.of(label) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
