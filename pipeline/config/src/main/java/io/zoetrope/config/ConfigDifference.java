package io.zoetrope.config;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Which keys say something else in one configuration than in another; never what they say. */
public final class ConfigDifference {
  private static final String CAMERAS = "cameras";

  private ConfigDifference() {}

  /** All but those of cameras, such as {@code recognition.hop}. */
  public static List<String> keys(ZoetropeConfig one, ZoetropeConfig other) {
    List<String> keys = compare("", one, other);
    keys.remove(CAMERAS);
    return keys;
  }

  /** Those of a camera, such as {@code labels-off}. */
  public static List<String> keys(CameraConfig one, CameraConfig other) {
    return compare("", one, other);
  }

  private static List<String> compare(String prefix, Record one, Record other) {
    List<String> keys = new ArrayList<>();
    for (RecordComponent component : one.getClass().getRecordComponents()) {
      Object left = value(component, one);
      Object right = value(component, other);
      String key = prefix + key(component.getName());
      if (isSection(left) && isSection(right)) {
        keys.addAll(compare(key + ".", (Record) left, (Record) right));
      } else if (!Objects.equals(left, right)) {
        keys.add(key);
      }
    }
    return keys;
  }

  private static boolean isSection(Object value) {
    return value instanceof Record
        && value.getClass().getPackage() == CameraConfig.class.getPackage()
        && !(value instanceof RegionConfig);
  }

  private static Object value(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As it is written in a file. */
  private static String key(String component) {
    return component.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
