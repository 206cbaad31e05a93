package io.zoetrope.scenes.paint;

/**
 * Pixels to paint on, packed 0xRRGGBB, rows from the top. Shapes are filled by their distance to
 * each pixel, which gives smooth edges and a rounded look in one pass.
 */
public final class Canvas {
  private static final double LIGHT_X = -0.5;
  private static final double LIGHT_Y = -0.7;
  private static final double RELIEF = 0.22;

  private int width;
  private int height;
  private int[] pixels = new int[0];

  public void resize(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (pixels.length != width * height) {
      pixels = new int[width * height];
    }
  }

  public int width() {
    return width;
  }

  public int height() {
    return height;
  }

  public int[] pixels() {
    return pixels;
  }

  /** Fills a capsule; its rim is darker by {@code edge}. */
  void fill(Capsule bar, int colour, double edge) {
    int right = column(bar.right() + 1);
    int bottom = row(bar.bottom() + 1);
    for (int y = row(bar.top()); y < bottom; y++) {
      for (int x = column(bar.left()); x < right; x++) {
        if (bar.probe(x, y)) {
          double bulge = bar.bulge();
          double shade = 1 + RELIEF * bar.facing(LIGHT_X, LIGHT_Y) - edge * bulge * bulge;
          int at = y * width + x;
          pixels[at] = blend(pixels[at], colour, shade, bar.cover());
        }
      }
    }
  }

  /** Darkens within a capsule by {@code strength} along its axis and less towards its rim. */
  void darken(Capsule bar, double strength) {
    int right = column(bar.right() + 1);
    int bottom = row(bar.bottom() + 1);
    for (int y = row(bar.top()); y < bottom; y++) {
      for (int x = column(bar.left()); x < right; x++) {
        if (bar.probe(x, y)) {
          int at = y * width + x;
          pixels[at] = blend(0, pixels[at], 1 - strength * (1 - bar.bulge()), 1);
        }
      }
    }
  }

  private static int blend(int under, int over, double shade, double cover) {
    int gain = (int) (256 * shade * cover);
    int rest = (int) (256 * (1 - cover));
    int red = ((under >> 16 & 255) * rest + (over >> 16 & 255) * gain) >> 8;
    int green = ((under >> 8 & 255) * rest + (over >> 8 & 255) * gain) >> 8;
    int blue = ((under & 255) * rest + (over & 255) * gain) >> 8;
    return Math.min(255, red) << 16 | Math.min(255, green) << 8 | Math.min(255, blue);
  }

  private int row(double y) {
    return (int) Math.max(0, Math.min(height, Math.floor(y)));
  }

  private int column(double x) {
    return (int) Math.max(0, Math.min(width, Math.floor(x)));
  }
}
