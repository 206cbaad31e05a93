package io.zoetrope.training.list;

import io.zoetrope.yaml.text.Utf8Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A list file, {@code .txt} or {@code .csv}: a video's path first in every line, then whatever a
 * data set says of it, parted by white space or commas. Paths may hold both, and may stand in
 * quotes.
 */
public final class VideoList {
  private VideoList() {}

  /** Whether a file is taken for a list. */
  public static boolean is(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".txt") || name.endsWith(".csv");
  }

  /**
   * The lines of a list that are not empty.
   *
   * @param from where relative paths start
   * @throws io.zoetrope.yaml.text.TextException where it cannot be read or is not UTF-8
   */
  public static List<ListLine> read(Path list, Path from) {
    List<String> lines = Utf8Text.lines(list);
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new ListLine(list + ":" + (i + 1), lines.get(i), from))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /**
   * The videos of a list, whatever else its lines say.
   *
   * @throws io.zoetrope.yaml.text.TextException where it cannot be read or is not UTF-8
   * @throws IllegalArgumentException where it names no video
   */
  public static List<Path> videos(Path list, Path from) {
    List<Path> videos = read(list, from).stream().map(ListLine::video).toList();
    if (videos.isEmpty()) {
      throw new IllegalArgumentException(list + " names no video");
    }
    return videos;
  }
}
