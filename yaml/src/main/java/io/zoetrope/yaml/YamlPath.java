package io.zoetrope.yaml;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a value: keys (String) and indices (Integer) from the root.
 *
 * @param type of the value; null where the records know none of that name
 */
record YamlPath(List<Object> steps, Type type) {
  private static final Pattern STEP =
      Pattern.compile("([A-Za-z0-9_-]+)((?:\\[\\d{1,6}])*)(?:\\.|$)");

  private static final Set<Class<?>> HARMLESS =
      Set.of(Boolean.class, Duration.class, ByteSize.class);

  /**
   * Reads {@code a.b[0].c}. What stands under a map is one key, whatever dots it has.
   *
   * @param root the record of all keys
   * @throws IllegalArgumentException where that is no path
   */
  static YamlPath parse(Class<?> root, String path) {
    List<Object> steps = new ArrayList<>();
    Type type = root;
    String rest = path;
    while (!rest.isEmpty()) {
      if (isMap(type)) {
        steps.add(rest);
        return new YamlPath(steps, argument(type, 1));
      }
      Matcher step = STEP.matcher(rest);
      if (!step.lookingAt()) {
        throw new IllegalArgumentException("no path to a key, such as kafka.port or cameras[0].id");
      }
      steps.add(step.group(1));
      type = component(type, step.group(1));
      for (String index : step.group(2).split("\\D+")) {
        if (!index.isEmpty()) {
          steps.add(Integer.valueOf(index));
          type = argument(type, 0);
        }
      }
      rest = rest.substring(step.end());
    }
    return new YamlPath(steps, type);
  }

  static String join(List<Object> steps) {
    StringBuilder joined = new StringBuilder();
    for (Object step : steps) {
      joined.append(step instanceof Integer ? "[" + step + "]" : "." + step);
    }
    return joined.length() > 0 && joined.charAt(0) == '.' ? joined.substring(1) : joined.toString();
  }

  /** Whether this leads to the other or to what holds it. */
  boolean isAtOrAbove(List<Object> other) {
    return steps.size() <= other.size() && other.subList(0, steps.size()).equals(steps);
  }

  /** Whether there are no keys or entries below. */
  boolean isSingleValue() {
    return type instanceof Class<?> single && !single.isRecord() || type == ByteSize.class;
  }

  /** Whether no value of this kind can be a password, or hold one as a URL does. */
  boolean holdsNoSecret() {
    return type instanceof Class<?> single
        && (single.isPrimitive()
            || single.isEnum()
            || Number.class.isAssignableFrom(single)
            || HARMLESS.contains(single));
  }

  private static Type component(Type type, String key) {
    if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent each : record.getRecordComponents()) {
        if (written(each.getName()).equals(key)) {
          return each.getGenericType();
        }
      }
    }
    return null;
  }

  /** As the reader's naming strategy has it. */
  private static String written(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }

  private static boolean isMap(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == Map.class;
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType generic
            && index < generic.getActualTypeArguments().length
        ? generic.getActualTypeArguments()[index]
        : null;
  }
}
