package io.zoetrope.config;

import static io.zoetrope.config.Check.require;

import java.util.regex.Pattern;

/** Part of a frame, in shares of its width and height; written {@code left,top,width,height}. */
public record RegionConfig(Float left, Float top, Float width, Float height) {
  private static final Pattern WRITTEN =
      Pattern.compile(" *([0-9.]+) *, *([0-9.]+) *, *([0-9.]+) *, *([0-9.]+) *");
  private static final float ROUNDING = 1e-5f; // 0.7 + 0.3 is above 1

  public RegionConfig {
    require(
        width > 0 && height > 0 && left + width <= 1 + ROUNDING && top + height <= 1 + ROUNDING,
        "a part lies inside the frame, in shares of 0 to 1, and is not empty");
  }

  /**
   * @throws IllegalArgumentException saying how a part is written
   */
  public static RegionConfig parse(String text) {
    var matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw notWritten(text);
    }
    try {
      return new RegionConfig(
          Float.valueOf(matcher.group(1)),
          Float.valueOf(matcher.group(2)),
          Float.valueOf(matcher.group(3)),
          Float.valueOf(matcher.group(4)));
    } catch (NumberFormatException e) {
      throw notWritten(text);
    }
  }

  private static IllegalArgumentException notWritten(String text) {
    return new IllegalArgumentException(
        ("'%s' is no part of a frame: write left,top,width,height as shares of it,"
                + " such as 0.5,0,0.5,1")
            .formatted(text));
  }

  @Override
  public String toString() {
    return "%s,%s,%s,%s".formatted(left, top, width, height);
  }
}
