package io.zoetrope.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML file that knows its path ({@code clip.fps}) and its line in the file. */
public sealed interface YamlNode {
  String path();

  /** From 1; that of the key for a value of a mapping. */
  int line();

  /** The value as plain maps, lists, strings, numbers and booleans. */
  Object plain();

  /** What a message calls this kind of value. */
  String kind();

  /**
   * The deepest part of a path that the file has.
   *
   * @param steps keys (String) and indices (Integer) from here
   */
  default YamlNode at(List<?> steps) {
    YamlNode child = steps.isEmpty() ? null : child(steps.get(0));
    return child == null ? this : child.at(steps.subList(1, steps.size()));
  }

  private YamlNode child(Object step) {
    if (this instanceof Mapping mapping) {
      return mapping.entries().get(String.valueOf(step));
    }
    return this instanceof Sequence sequence
            && step instanceof Integer index
            && index >= 0
            && index < sequence.items().size()
        ? sequence.items().get(index)
        : null;
  }

  /** Keys and their values, as ordered in the file. */
  record Mapping(String path, int line, Map<String, YamlNode> entries) implements YamlNode {
    @Override
    public Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      entries.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A list. */
  record Sequence(String path, int line, List<YamlNode> items) implements YamlNode {
    @Override
    public List<Object> plain() {
      List<Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * One value.
   *
   * @param text as written in the file; empty for none
   * @param plain as YAML types it, or null
   */
  record Scalar(String path, int line, String text, Object plain) implements YamlNode {
    @Override
    public String kind() {
      return text.isEmpty() ? "empty" : text;
    }

    /**
     * The value as a number, {@code 1e-5} too, which YAML takes for text.
     *
     * @throws NumberFormatException where it is none, or neither finite
     */
    public double number() {
      double number =
          plain instanceof Number known ? known.doubleValue() : new BigDecimal(text).doubleValue();
      if (!Double.isFinite(number)) {
        throw new NumberFormatException(text);
      }
      return number;
    }
  }
}
