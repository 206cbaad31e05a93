package io.zoetrope.video.geometry;

/**
 * A part of a picture, in shares of its width and height.
 *
 * @param left from the left edge
 * @param top from the upper edge
 */
public record Region(double left, double top, double width, double height) {
  public static final Region ALL = new Region(0, 0, 1, 1);

  /** This part of a picture of that size, on even pixels, as colours are stored for two at once. */
  public Pixels of(Size picture) {
    int x = even(left * picture.width());
    int y = even(top * picture.height());
    int right = Math.max(x + 2, even((left + width) * picture.width()));
    int bottom = Math.max(y + 2, even((top + height) * picture.height()));
    return this.equals(ALL)
        ? new Pixels(0, 0, picture)
        : new Pixels(x, y, new Size(right - x, bottom - y));
  }

  private static int even(double pixels) {
    return 2 * (int) Math.round(pixels / 2);
  }

  /** A part in pixels. */
  public record Pixels(int left, int top, Size size) {}
}
