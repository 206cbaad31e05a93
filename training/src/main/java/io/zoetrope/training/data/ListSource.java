package io.zoetrope.training.data;

import io.zoetrope.training.list.ListLine;
import io.zoetrope.training.list.ListLine.Labelled;
import io.zoetrope.training.list.VideoList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * List files with a label last in every line, a class's index: GluonCV's {@code path number label},
 * and {@code path label}.
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
    for (ListLine line : lines(problems)) {
      try {
        sample(line, problems).ifPresent(samples::add);
      } catch (IllegalArgumentException e) { // it holds what no path can
        problems.skippable(e.getMessage());
      }
    }
    return samples;
  }

  private List<ListLine> lines(Problems problems) {
    try {
      return VideoList.read(list, root);
    } catch (IllegalArgumentException e) {
      problems.fatal(e.getMessage());
      return List.of();
    }
  }

  private Optional<Sample> sample(ListLine line, Problems problems) {
    Optional<Labelled> read = line.labelled();
    if (read.isEmpty()) {
      problems.skippable(line.where() + ": must be 'path number label', is '" + line.text() + "'");
      return Optional.empty();
    }
    String written = read.get().label();
    OptionalInt label = label(written);
    if (label.isEmpty()) {
      problems.skippable(
          "%s: the label must be a number from 0 to %d, is '%s'"
              .formatted(line.where(), labels.size() - 1, written));
      return Optional.empty();
    }
    Path file = read.get().video();
    if (!Files.isRegularFile(file)) {
      problems.skippable(line.where() + ": there is no file " + file);
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
