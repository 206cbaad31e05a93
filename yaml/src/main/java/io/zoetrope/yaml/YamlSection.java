package io.zoetrope.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one mapping of a YAML file, key by key. A key that is missing or of the wrong type is noted
 * as a problem and read as null, so that the reading goes on and finds the next.
 */
public final class YamlSection {
  private final YamlNode node;
  private final Map<String, YamlNode> entries;
  private final YamlProblems problems;
  private final int problemsBefore;
  private final Set<String> asked = new HashSet<>();

  public YamlSection(YamlNode node, YamlProblems problems) {
    this.node = node;
    this.problems = problems;
    this.problemsBefore = problems.count();
    if (node instanceof YamlNode.Mapping mapping) {
      entries = mapping.entries();
    } else {
      entries = Map.of();
      problems.add(node, "must be a mapping of keys to values, is " + node.kind());
    }
  }

  public String text(String key) {
    return scalar(key, "text", YamlNode.Scalar::text);
  }

  public Integer integer(String key) {
    return scalar(key, "a whole number", scalar -> Integer.valueOf(scalar.text()));
  }

  public Boolean flag(String key) {
    return scalar(key, "true or false", scalar -> (Boolean) scalar.plain());
  }

  /**
   * A value written as one text.
   *
   * @param expected what it must be, for the error
   * @param parse throws IllegalArgumentException for anything else
   */
  public <T> T parsed(String key, String expected, Function<String, T> parse) {
    return scalar(key, expected, scalar -> parse.apply(scalar.text()));
  }

  public <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    String choices = String.join(" or ", names(type));
    return scalar(key, choices, scalar -> type.cast(YamlValues.choice(type, scalar.text())));
  }

  public List<Double> numbers(String key) {
    return list(key, "a number", YamlNode.Scalar::number);
  }

  /** A list of texts; empty when the key is not there. */
  public List<String> texts(String key) {
    return entries.containsKey(key)
        ? list(key, "text", YamlNode.Scalar::text)
        : absent(key, List.of());
  }

  /** Any mapping; empty when the key is not there. */
  public Map<String, Object> free(String key) {
    YamlNode value = entries.get(key);
    if (value == null) {
      return absent(key, Map.of());
    }
    asked.add(key);
    if (value instanceof YamlNode.Mapping mapping) {
      return mapping.plain();
    }
    problems.add(value, "must be a mapping, is " + value.kind());
    return Map.of();
  }

  /** A nested section, or null when it is missing. */
  public YamlSection section(String key) {
    YamlNode value = required(key);
    return value == null ? null : new YamlSection(value, problems);
  }

  /** Reports the keys that nobody read, then builds the value unless something in it was wrong. */
  public <T> T build(Supplier<T> builder) {
    entries.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            problems.add(value, "unknown key; here may stand: " + String.join(", ", sorted()));
          }
        });
    if (problems.count() > problemsBefore) {
      return null;
    }
    try {
      return builder.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      problems.add(node, e.getMessage());
      return null;
    }
  }

  private <T> T scalar(String key, String expected, Function<YamlNode.Scalar, T> reader) {
    YamlNode value = required(key);
    return value == null ? null : convert(value, expected, reader);
  }

  private <T> List<T> list(String key, String expected, Function<YamlNode.Scalar, T> reader) {
    YamlNode value = required(key);
    if (!(value instanceof YamlNode.Sequence sequence)) {
      if (value != null) {
        problems.add(value, "must be a list, is " + value.kind());
      }
      return null;
    }
    List<T> items = new ArrayList<>();
    sequence.items().forEach(item -> items.add(convert(item, expected, reader)));
    return items;
  }

  private <T> T convert(YamlNode value, String expected, Function<YamlNode.Scalar, T> reader) {
    if (value instanceof YamlNode.Scalar scalar && scalar.plain() != null) {
      try {
        return reader.apply(scalar);
      } catch (IllegalArgumentException | ClassCastException e) {
        // reported below, the same for every reader
      }
    }
    problems.add(value, "must be " + expected + ", is " + value.kind());
    return null;
  }

  private YamlNode required(String key) {
    asked.add(key);
    YamlNode value = entries.get(key);
    if (value == null && node instanceof YamlNode.Mapping) {
      problems.add(node, "the key " + key + " is missing");
    }
    return value;
  }

  private <T> T absent(String key, T value) {
    asked.add(key);
    return value;
  }

  private List<String> sorted() {
    return asked.stream().sorted().toList();
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(YamlValues::written).toList();
  }
}
