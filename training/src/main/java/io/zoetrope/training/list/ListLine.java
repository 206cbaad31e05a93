package io.zoetrope.training.list;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A line of a list. Where its path ends is told by the files that there are, since paths may hold
 * blanks and commas.
 */
public final class ListLine {
  private final String where;
  private final String text;
  private final Path from;
  private final ListFields fields;

  /** A video and the class that the line gives it, as it is written. */
  public record Labelled(Path video, String label) {}

  /**
   * @param where names the line in errors
   * @param from where a relative path starts
   */
  ListLine(String where, String text, Path from) {
    this.where = where;
    this.text = text.strip();
    this.from = from;
    fields = new ListFields(text);
  }

  boolean isEmpty() {
    return fields.count() == 0;
  }

  /** Such as {@code list.txt:3}. */
  public String where() {
    return where;
  }

  /** The line as it is written. */
  public String text() {
    return text;
  }

  /** The video alone; where no such file is there, the path without the numbers after it. */
  public Path video() {
    return longestFile(fields.count()).orElseGet(() -> path(withoutNumbers()));
  }

  /**
   * The video and its class, read as {@code path number label} or {@code path label}; empty where
   * there are no two fields.
   */
  public Optional<Labelled> labelled() {
    int last = fields.count() - 1;
    if (last < 1) {
      return Optional.empty();
    }
    boolean numbered = last > 1 && fields.isNumber(last - 1);
    Path video =
        numbered && isFile(last - 1)
            ? path(last - 1)
            : longestFile(last).orElseGet(() -> path(numbered ? last - 1 : last));
    return Optional.of(new Labelled(video, fields.get(last)));
  }

  private Optional<Path> longestFile(int most) {
    return IntStream.iterate(most, count -> count > 0, count -> count - 1)
        .filter(this::isFile)
        .mapToObj(this::path)
        .findFirst();
  }

  private boolean isFile(int count) {
    return Files.isRegularFile(path(count));
  }

  private int withoutNumbers() {
    int count = fields.count();
    while (count > 1 && count > fields.count() - 2 && fields.isNumber(count - 1)) {
      count--;
    }
    return count;
  }

  private Path path(int count) {
    try {
      return from.resolve(fields.first(count));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(where + ": holds no path: " + e.getReason(), e);
    }
  }
}
