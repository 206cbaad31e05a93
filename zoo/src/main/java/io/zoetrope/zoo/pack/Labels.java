package io.zoetrope.zoo.pack;

import io.zoetrope.yaml.text.Utf8Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Label lists in the order of the logits: those of published data sets, and a user's own. */
public final class Labels {
  private static final List<String> NAMES =
      List.of("kinetics400", "kinetics700", "ucf101", "hmdb51", "somethingsomethingv2");

  private Labels() {}

  /** The data sets whose labels are known. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * The labels of a data set, in the order of the logits.
   *
   * @throws IllegalArgumentException when there is no such list, naming those there are
   */
  public static List<String> named(String dataset) {
    if (!NAMES.contains(dataset)) {
      throw new IllegalArgumentException(
          "no label list named " + dataset + "; there are " + String.join(", ", NAMES));
    }
    String resource = "/io/zoetrope/zoo/labels/" + dataset + ".txt";
    try (InputStream in = Labels.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A user's own classes, one a line; a line in quotes, as spreadsheets write it, stands for what
   * is in them.
   *
   * @throws io.zoetrope.yaml.text.TextException where the file cannot be read or is not UTF-8
   * @throws IllegalArgumentException where it names fewer than two classes, none in a line or one
   *     twice
   */
  public static List<String> read(Path file) {
    List<String> labels = lines(Utf8Text.read(file)).stream().map(Labels::unquoted).toList();
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

  /** One label a line, without the white space around it and the empty lines at the end. */
  static List<String> lines(String text) {
    return text.stripTrailing().lines().map(String::strip).toList();
  }

  private static String unquoted(String label) {
    boolean quoted = label.length() > 1 && label.startsWith("\"") && label.endsWith("\"");
    return quoted ? label.substring(1, label.length() - 1).replace("\"\"", "\"").strip() : label;
  }
}
