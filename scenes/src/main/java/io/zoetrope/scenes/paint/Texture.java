package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Dice;

/** A pattern's pixels, in halving sizes so that far surfaces do not flicker. */
public final class Texture {
  private static final int BITS = 7;
  private static final int SIZE = 1 << BITS;

  private final int[][] levels = new int[BITS + 1][];
  private final double texelsPerMetre;

  public Texture(Pattern pattern) {
    texelsPerMetre = SIZE / pattern.span();
    levels[0] = woven(pattern);
    for (int level = 1; level <= BITS; level++) {
      levels[level] = halved(levels[level - 1], SIZE >> level);
    }
  }

  /**
   * Paints part of a canvas row.
   *
   * @param u metres along the surface at column {@code from}
   * @param step metres per pixel along u
   * @param v metres across the surface, the same for the whole row
   */
  public void row(int[] pixels, int from, int to, double u, double step, double v) {
    int level = level(step * texelsPerMetre);
    int bits = BITS - level;
    int mask = (1 << bits) - 1;
    double scale = texelsPerMetre / (1 << level);
    int line = ((int) Math.floor(v * scale) & mask) << bits;
    int[] texels = levels[level];
    double at = u * scale + (1 << 20);
    double stride = step * scale;
    for (int i = from; i < to; i++) {
      pixels[i] = texels[line | ((int) at & mask)];
      at += stride;
    }
  }

  private static int level(double texelsPerPixel) {
    int level = 0;
    while (level < BITS && texelsPerPixel > 1.5) {
      texelsPerPixel /= 2;
      level++;
    }
    return level;
  }

  private static int[] woven(Pattern pattern) {
    Clouds clouds = new Clouds(pattern.seed());
    Dice dice = new Dice(pattern.seed());
    double patches = pattern.kind() == Pattern.Kind.BLOTCHES ? 1 : 0.3 * pattern.grain();
    int[] texels = new int[SIZE * SIZE];
    for (int i = 0; i < texels.length; i++) {
      double u = (i % SIZE) / (double) SIZE;
      double v = (i >> BITS) / (double) SIZE;
      double accent = pattern.accent(u, v) + patches * clouds.at(u, v);
      double light = 1 + pattern.grain() * dice.between(-0.5, 0.5);
      texels[i] = pattern.base().towards(pattern.accent(), accent).lit(light).packed();
    }
    return texels;
  }

  private static int[] halved(int[] texels, int size) {
    int[] half = new int[size * size];
    for (int i = 0; i < half.length; i++) {
      int corner = (i / size) * 4 * size + (i % size) * 2;
      half[i] =
          average(
              texels[corner],
              texels[corner + 1],
              texels[corner + 2 * size],
              texels[corner + 2 * size + 1]);
    }
    return half;
  }

  private static int average(int a, int b, int c, int d) {
    int outer = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff);
    int green = (a & 0xff00) + (b & 0xff00) + (c & 0xff00) + (d & 0xff00);
    return (outer >> 2 & 0xff00ff) | (green >> 2 & 0xff00);
  }
}
