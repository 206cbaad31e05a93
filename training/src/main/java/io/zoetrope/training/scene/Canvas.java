package io.zoetrope.training.scene;

/**
 * Pixels to paint on, packed 0xRRGGBB, rows from the top. Shapes are filled by their distance to
 * each pixel, which gives smooth edges and a rounded look in one pass.
 */
final class Canvas {
  private static final double LIGHT_X = -0.5;
  private static final double LIGHT_Y = -0.7;
  private static final double RELIEF = 0.22;

  private int width;
  private int height;
  private int[] pixels = new int[0];

  void resize(int newWidth, int newHeight) {
    width = newWidth;
    height = newHeight;
    if (pixels.length != width * height) {
      pixels = new int[width * height];
    }
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int[] pixels() {
    return pixels;
  }

  /** Fills a capsule; its rim is darker by {@code edge}. */
  void fill(Capsule bar, int colour, double edge) {
    double reach = Math.max(bar.r0(), bar.r1()) + 1;
    int top = row(Math.min(bar.y0(), bar.y1()) - reach);
    int bottom = row(Math.max(bar.y0(), bar.y1()) + reach + 1);
    int left = column(Math.min(bar.x0(), bar.x1()) - reach);
    int right = column(Math.max(bar.x0(), bar.x1()) + reach + 1);
    double dx = bar.x1() - bar.x0();
    double dy = bar.y1() - bar.y0();
    double scale = 1 / Math.max(1e-9, dx * dx + dy * dy);
    for (int y = top; y < bottom; y++) {
      double py = y + 0.5 - bar.y0();
      for (int x = left; x < right; x++) {
        double px = x + 0.5 - bar.x0();
        double along = Math.max(0, Math.min(1, (px * dx + py * dy) * scale));
        double nx = px - along * dx;
        double ny = py - along * dy;
        double radius = bar.r0() + (bar.r1() - bar.r0()) * along;
        double squared = nx * nx + ny * ny;
        if (squared < (radius + 0.5) * (radius + 0.5)) {
          double cover = Math.min(1, radius + 0.5 - Math.sqrt(squared));
          double bulge = squared / (radius * radius + 1e-9);
          double lit = (nx * LIGHT_X + ny * LIGHT_Y) / (radius + 1e-9);
          double shade = 1 + RELIEF * lit - edge * Math.min(1, bulge * bulge);
          int at = y * width + x;
          pixels[at] = blend(pixels[at], colour, shade, cover);
        }
      }
    }
  }

  /** Darkens softly within a capsule whose height is pressed to {@code squash} of its width. */
  void darken(Capsule bar, double squash, double strength) {
    double reach = Math.max(bar.r0(), bar.r1());
    int top = row(Math.min(bar.y0(), bar.y1()) - reach * squash);
    int bottom = row(Math.max(bar.y0(), bar.y1()) + reach * squash + 1);
    int left = column(Math.min(bar.x0(), bar.x1()) - reach);
    int right = column(Math.max(bar.x0(), bar.x1()) + reach + 1);
    double dx = bar.x1() - bar.x0();
    double dy = (bar.y1() - bar.y0()) / squash;
    double scale = 1 / Math.max(1e-9, dx * dx + dy * dy);
    for (int y = top; y < bottom; y++) {
      double py = (y + 0.5 - bar.y0()) / squash;
      for (int x = left; x < right; x++) {
        double px = x + 0.5 - bar.x0();
        double along = Math.max(0, Math.min(1, (px * dx + py * dy) * scale));
        double nx = px - along * dx;
        double ny = py - along * dy;
        double inside = 1 - (nx * nx + ny * ny) / (reach * reach);
        if (inside > 0) {
          int at = y * width + x;
          pixels[at] = blend(pixels[at], pixels[at], 1 - strength * inside, 1);
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
