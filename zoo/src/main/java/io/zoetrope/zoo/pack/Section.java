package io.zoetrope.zoo.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one mapping of a YAML file, key by key. A key that is missing or of the wrong type is noted
 * as a defect and read as null, so that the reading goes on and finds the next.
 */
final class Section {
  private final String file;
  private final Yaml node;
  private final Map<String, Yaml> entries;
  private final Defects defects;
  private final int defectsBefore;
  private final Set<String> asked = new HashSet<>();

  Section(String file, Yaml node, Defects defects) {
    this.file = file;
    this.node = node;
    this.defects = defects;
    this.defectsBefore = defects.count();
    if (node instanceof Yaml.Mapping mapping) {
      entries = mapping.entries();
    } else {
      entries = Map.of();
      defects.add(file, node, "must be a mapping of keys to values, is " + node.kind());
    }
  }

  String text(String key) {
    return scalar(key, "text", scalar -> scalar.text());
  }

  Integer integer(String key) {
    return scalar(key, "a whole number", scalar -> Integer.valueOf(scalar.text()));
  }

  Boolean flag(String key) {
    return scalar(key, "true or false", scalar -> (Boolean) scalar.plain());
  }

  Rational rational(String key) {
    return scalar(key, "a number or a fraction such as 30000/1001", s -> Rational.parse(s.text()));
  }

  <E extends Enum<E>> E oneOf(String key, Class<E> type) {
    String choices = String.join(" or ", names(type));
    return scalar(key, choices, scalar -> Enum.valueOf(type, enumName(scalar.text())));
  }

  List<Double> numbers(String key) {
    return list(key, "a number", scalar -> ((Number) scalar.plain()).doubleValue());
  }

  /** A list of texts; empty when the key is not there. */
  List<String> texts(String key) {
    return entries.containsKey(key) ? list(key, "text", Yaml.Scalar::text) : absent(key, List.of());
  }

  /** Any mapping; empty when the key is not there. */
  Map<String, Object> free(String key) {
    Yaml value = entries.get(key);
    if (value == null) {
      return absent(key, Map.of());
    }
    asked.add(key);
    if (value instanceof Yaml.Mapping mapping) {
      return mapping.plain();
    }
    defects.add(file, value, "must be a mapping, is " + value.kind());
    return Map.of();
  }

  /** A nested section, or null when it is missing. */
  Section section(String key) {
    Yaml value = required(key);
    return value == null ? null : new Section(file, value, defects);
  }

  /** Notes the keys nobody asked for, then builds the value unless something in it was wrong. */
  <T> T build(Supplier<T> builder) {
    entries.forEach(
        (key, value) -> {
          if (!asked.contains(key)) {
            defects.add(file, value, "unknown key; known here: " + String.join(", ", sorted()));
          }
        });
    if (defects.count() > defectsBefore) {
      return null;
    }
    try {
      return builder.get();
    } catch (IllegalArgumentException | ArithmeticException e) {
      defects.add(file, node, e.getMessage());
      return null;
    }
  }

  private <T> T scalar(String key, String expected, Function<Yaml.Scalar, T> reader) {
    Yaml value = required(key);
    return value == null ? null : convert(value, expected, reader);
  }

  private <T> List<T> list(String key, String expected, Function<Yaml.Scalar, T> reader) {
    Yaml value = required(key);
    if (!(value instanceof Yaml.Sequence sequence)) {
      if (value != null) {
        defects.add(file, value, "must be a list, is " + value.kind());
      }
      return null;
    }
    List<T> items = new ArrayList<>();
    sequence.items().forEach(item -> items.add(convert(item, expected, reader)));
    return items;
  }

  private <T> T convert(Yaml value, String expected, Function<Yaml.Scalar, T> reader) {
    if (value instanceof Yaml.Scalar scalar && scalar.plain() != null) {
      try {
        return reader.apply(scalar);
      } catch (IllegalArgumentException | ClassCastException e) {
        // told below, the same for every reader
      }
    }
    defects.add(file, value, "must be " + expected + ", is " + value.kind());
    return null;
  }

  private Yaml required(String key) {
    asked.add(key);
    Yaml value = entries.get(key);
    if (value == null && node instanceof Yaml.Mapping) {
      defects.add(file, node, "the key " + key + " is missing");
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

  private static String enumName(String text) {
    return text.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static <E extends Enum<E>> List<String> names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }
}
