package io.zoetrope.training.config;

/** What settings must be; the messages are read beside the setting's line. */
public final class Require {
  private Require() {}

  static void given(Object value, String key) {
    that(value != null, key + " is missing");
  }

  static Integer positive(Integer value, int otherwise, String key) {
    that(value == null || value > 0, key + " must be 1 or more, is " + value);
    return value == null ? otherwise : value;
  }

  static double number(Double value, double otherwise, String key) {
    that(value == null || value >= 0, key + " must not be negative, is " + value);
    return value == null ? otherwise : value;
  }

  public static void that(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
