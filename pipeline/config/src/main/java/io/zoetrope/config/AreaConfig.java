package io.zoetrope.config;

import static io.zoetrope.config.Check.require;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Part of a frame, in shares of its width and height: a rectangle, written {@code
 * left,top,width,height}, or a polygon, written as its corners {@code x,y x,y x,y}.
 *
 * @param bounds the rectangle, or the one around the polygon
 * @param corners of the polygon, in the order of its sides; none: a rectangle
 */
public record AreaConfig(RegionConfig bounds, List<Corner> corners) {
  private static final Pattern CORNER = Pattern.compile("([0-9.]+),([0-9.]+)");

  /** A share of the frame's area that is surely more than rounding. */
  private static final double LEAST = 1e-6;

  public AreaConfig {
    corners = List.copyOf(corners);
  }

  /** A point, in shares from the left and from the top. */
  public record Corner(float x, float y) {
    public Corner {
      require(
          x >= 0 && x <= 1 && y >= 0 && y <= 1,
          "a corner lies inside the frame, in shares of 0 to 1, not %s,%s".formatted(x, y));
    }
  }

  /**
   * @throws IllegalArgumentException saying how an area is written
   */
  public static AreaConfig parse(String text) {
    String[] parts = text.strip().replaceAll("\\s*,\\s*", ",").split("\\s+");
    if (parts.length == 1) {
      return new AreaConfig(rectangle(text), List.of());
    }
    List<Corner> corners = new ArrayList<>();
    for (String part : parts) {
      corners.add(corner(part, text));
    }
    checkPolygon(corners);
    return new AreaConfig(around(corners), corners);
  }

  private static RegionConfig rectangle(String text) {
    try {
      return RegionConfig.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          e.getMessage() + "; a polygon is its corners, such as '0.1,0.9 0.5,0.2 0.9,0.9'", e);
    }
  }

  private static Corner corner(String part, String text) {
    var matcher = CORNER.matcher(part);
    try {
      if (matcher.matches()) {
        return new Corner(Float.parseFloat(matcher.group(1)), Float.parseFloat(matcher.group(2)));
      }
    } catch (NumberFormatException e) {
      // as below
    }
    throw new IllegalArgumentException(
        ("'%s' is no part of a frame: write left,top,width,height, or a polygon's corners"
                + " x,y x,y x,y, as shares of it")
            .formatted(text));
  }

  private static void checkPolygon(List<Corner> corners) {
    require(
        corners.size() >= 3,
        "a polygon has three corners or more, not %d".formatted(corners.size()));
    require(!crosses(corners), "the polygon's sides cross: list its corners one after the other");
    require(
        Math.abs(twiceArea(corners)) > LEAST, "the polygon is empty: its corners are in a line");
  }

  private static RegionConfig around(List<Corner> corners) {
    float left = 1;
    float top = 1;
    float right = 0;
    float bottom = 0;
    for (Corner corner : corners) {
      left = Math.min(left, corner.x);
      top = Math.min(top, corner.y);
      right = Math.max(right, corner.x);
      bottom = Math.max(bottom, corner.y);
    }
    return new RegionConfig(left, top, right - left, bottom - top);
  }

  private static double twiceArea(List<Corner> corners) {
    double sum = 0;
    for (int i = 0; i < corners.size(); i++) {
      Corner a = corners.get(i);
      Corner b = corners.get((i + 1) % corners.size());
      sum += (double) a.x * b.y - (double) b.x * a.y;
    }
    return sum;
  }

  /** Whether two sides that are not neighbours cross. */
  private static boolean crosses(List<Corner> corners) {
    int n = corners.size();
    for (int i = 0; i < n; i++) {
      for (int j = i + 2; j < n; j++) {
        boolean neighbours = i == 0 && j == n - 1;
        if (!neighbours
            && cross(
                corners.get(i), corners.get(i + 1), corners.get(j), corners.get((j + 1) % n))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean cross(Corner a, Corner b, Corner c, Corner d) {
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
  }

  /** On which side of the line from a to b a point lies. */
  private static double side(Corner a, Corner b, Corner point) {
    return Math.signum(
        ((double) b.x - a.x) * ((double) point.y - a.y)
            - ((double) b.y - a.y) * ((double) point.x - a.x));
  }
}
