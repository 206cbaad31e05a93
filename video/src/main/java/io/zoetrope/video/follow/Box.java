package io.zoetrope.video.follow;

import io.zoetrope.video.geometry.Region;

/** A rectangle by its edges, in shares of the picture. */
record Box(double left, double top, double right, double bottom) {

  static Box of(Region region) {
    return new Box(
        region.left(),
        region.top(),
        region.left() + region.width(),
        region.top() + region.height());
  }

  double width() {
    return right - left;
  }

  double height() {
    return bottom - top;
  }

  double middleX() {
    return (left + right) / 2;
  }

  double middleY() {
    return (top + bottom) / 2;
  }

  Box moved(double x, double y) {
    return new Box(left + x, top + y, right + x, bottom + y);
  }

  /** What of it is in another one, which it meets. */
  Box within(Box other) {
    return new Box(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom));
  }

  /** The smallest that holds both. */
  Box with(Box other) {
    return new Box(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }

  boolean holds(Box other) {
    return left <= other.left && top <= other.top && right >= other.right && bottom >= other.bottom;
  }

  /** Whether both have a point inside. */
  boolean meets(Box other) {
    return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
  }

  /** Of that size around the same middle, moved into another one that is at least as large. */
  Box resized(double width, double height, Box within) {
    double x = clamp((left + right - width) / 2, within.left, within.right - width);
    double y = clamp((top + bottom - height) / 2, within.top, within.bottom - height);
    return new Box(x, y, x + width, y + height);
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  Region region() {
    return new Region(left, top, width(), height());
  }
}
