package io.zoetrope.training.prediction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A list file as GluonCV's data sets have it, {@code .txt} or {@code .csv}: a video's path first in
 * every line, whatever follows after a blank or comma left aside.
 */
public final class VideoList {
  private VideoList() {}

  /** Whether a file is taken for a list. */
  public static boolean is(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".txt") || name.endsWith(".csv");
  }

  /**
   * The videos of a list, those with relative paths looked for from a folder.
   *
   * @throws UncheckedIOException where it cannot be read
   * @throws IllegalArgumentException where it names no video
   */
  public static List<Path> read(Path list, Path from) {
    try {
      List<Path> videos =
          Files.readAllLines(list).stream()
              .map(String::strip)
              .filter(line -> !line.isEmpty())
              .map(line -> video(line, from))
              .toList();
      if (videos.isEmpty()) {
        throw new IllegalArgumentException(list + " names no video");
      }
      return videos;
    } catch (IOException e) {
      throw new UncheckedIOException(list + " cannot be read as a list of videos", e);
    }
  }

  /** A path with blanks in it is taken whole where there is such a file. */
  private static Path video(String line, Path from) {
    Path whole = from.resolve(line);
    return Files.exists(whole) ? whole : from.resolve(line.split("[ ,\t]", 2)[0]);
  }
}
