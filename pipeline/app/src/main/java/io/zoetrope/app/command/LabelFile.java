package io.zoetrope.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a user's classes, one a line. */
public final class LabelFile {
  private LabelFile() {}

  /**
   * @throws IllegalArgumentException where it cannot be read, names fewer than two classes or one
   *     twice
   */
  public static List<String> read(Path file) {
    List<String> labels = lines(file).stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).isEmpty()) {
        throw new IllegalArgumentException("%s, line %d: is empty".formatted(file, i + 1));
      }
      if (!seen.add(labels.get(i))) {
        throw new IllegalArgumentException(
            "%s, line %d: '%s' is there already".formatted(file, i + 1, labels.get(i)));
      }
    }
    if (labels.size() < 2) {
      throw new IllegalArgumentException(file + ": needs two classes at least, one a line");
    }
    return labels;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(file + ": no such file", e);
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(file + ": is no UTF-8 text", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
