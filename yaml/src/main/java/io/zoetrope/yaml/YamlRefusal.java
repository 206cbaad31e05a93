package io.zoetrope.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a record refused to be made.
 *
 * @param steps from the record to the value that the message begins with; empty where it names none
 * @param what the message, without what the steps say already
 */
record YamlRefusal(List<Object> steps, String what) {
  private static final Pattern BEGINNING = Pattern.compile("([^\\s:]+)(:? )(.*)", Pattern.DOTALL);
  private static final Pattern SENTENCE = Pattern.compile("(must|is) .*", Pattern.DOTALL);

  /**
   * Takes {@code tensorrt: best-batch: at least 1} and {@code epochs must be 1 or more} apart.
   *
   * @param type of the record
   */
  static YamlRefusal of(Class<?> type, String message) {
    Matcher beginning = BEGINNING.matcher(message);
    Optional<YamlPath> named =
        beginning.matches() ? known(type, beginning.group(1)) : Optional.empty();
    if (named.isEmpty()) {
      return new YamlRefusal(List.of(), message);
    }
    String rest = beginning.group(3);
    if (beginning.group(2).equals(": ")) {
      return of(named.get(), rest);
    }
    boolean sentence = SENTENCE.matcher(rest).matches();
    return new YamlRefusal(named.get().steps(), sentence ? rest : message);
  }

  private static YamlRefusal of(YamlPath path, String message) {
    if (!(path.type() instanceof Class<?> type) || !type.isRecord()) {
      return new YamlRefusal(path.steps(), message);
    }
    YamlRefusal below = of(type, message);
    List<Object> steps = new ArrayList<>(path.steps());
    steps.addAll(below.steps());
    return new YamlRefusal(steps, below.what());
  }

  private static Optional<YamlPath> known(Class<?> type, String path) {
    try {
      return Optional.of(YamlPath.parse(type, path)).filter(each -> each.type() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // it begins with another word
    }
  }
}
