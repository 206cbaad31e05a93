package io.zoetrope.scenes.render;

import io.zoetrope.scenes.maths.Dice;
import io.zoetrope.scenes.paint.Canvas;
import io.zoetrope.scenes.set.Optics;

/** Turns a painted canvas into the camera's picture: blur, light and noise. */
final class Darkroom {
  private static final int NOISE_BITS = 14;
  private static final byte[] NOISE = noise();
  private static final double NOISE_SCALE = 32;
  private static final int MOST_BLUR = 6;

  private double[] columnGain = new double[0];
  private int[] line = new int[0];

  /**
   * @param rgb receives three bytes for each pixel, rows from the top
   * @param grain picks the noise; each frame has its own
   */
  void develop(Canvas canvas, Optics optics, double seconds, long grain, byte[] rgb) {
    double sigma = optics.blur() * canvas.height();
    long passes = Math.min(MOST_BLUR, Math.round(2 * sigma * sigma));
    for (int i = 0; i < passes; i++) {
      blurRows(canvas);
      blurColumns(canvas);
    }
    light(canvas.width(), optics);
    Dice dice = new Dice(grain);
    double gain = 1 + optics.flicker() * optics.pulse().at(seconds);
    for (int y = 0; y < canvas.height(); y++) {
      double centred = 2.0 * y / canvas.height() - 1;
      double rowGain = gain * (1 - optics.vignette() / 2 * centred * centred);
      row(canvas, y, optics, rowGain, dice.below(1 << NOISE_BITS), rgb);
    }
  }

  private void light(int width, Optics optics) {
    if (columnGain.length != width) {
      columnGain = new double[width];
    }
    for (int x = 0; x < width; x++) {
      double centred = 2.0 * x / width - 1;
      columnGain[x] = 1 + optics.slope() * centred - optics.vignette() / 2 * centred * centred;
    }
  }

  private void row(Canvas canvas, int y, Optics optics, double gain, int grain, byte[] rgb) {
    int[] pixels = canvas.pixels();
    int red = (int) (1024 * gain * optics.red());
    int green = (int) (1024 * gain * optics.green());
    int blue = (int) (1024 * gain * optics.blue());
    int noise = (int) (optics.noise() * 1024 / NOISE_SCALE);
    int mask = (1 << NOISE_BITS) - 1;
    int at = y * canvas.width();
    int out = 3 * at;
    int speck = grain;
    for (int x = 0; x < canvas.width(); x++) {
      int pixel = pixels[at + x];
      int column = (int) (1024 * columnGain[x]);
      rgb[out++] =
          level((pixel >> 16 & 255) * ((red * column) >> 10) + noise * NOISE[speck++ & mask]);
      rgb[out++] =
          level((pixel >> 8 & 255) * ((green * column) >> 10) + noise * NOISE[speck++ & mask]);
      rgb[out++] = level((pixel & 255) * ((blue * column) >> 10) + noise * NOISE[speck++ & mask]);
    }
  }

  private static byte level(int scaled) {
    return (byte) Math.max(0, Math.min(255, (scaled + 512) >> 10));
  }

  private void blurRows(Canvas canvas) {
    int[] pixels = canvas.pixels();
    for (int y = 0; y < canvas.height(); y++) {
      int first = y * canvas.width();
      int last = first + canvas.width() - 1;
      int before = pixels[first];
      for (int i = first; i <= last; i++) {
        int here = pixels[i];
        pixels[i] = smoothed(before, here, pixels[Math.min(i + 1, last)]);
        before = here;
      }
    }
  }

  private void blurColumns(Canvas canvas) {
    int width = canvas.width();
    int[] pixels = canvas.pixels();
    if (line.length != width) {
      line = new int[width];
    }
    System.arraycopy(pixels, 0, line, 0, width);
    int lastRow = width * (canvas.height() - 1);
    for (int row = 0; row <= lastRow; row += width) {
      int below = Math.min(row + width, lastRow);
      for (int x = 0; x < width; x++) {
        int here = pixels[row + x];
        pixels[row + x] = smoothed(line[x], here, pixels[below + x]);
        line[x] = here;
      }
    }
  }

  /** A quarter, a half, a quarter; red and blue in one sum. */
  private static int smoothed(int before, int here, int after) {
    int outer = (before & 0xff00ff) + 2 * (here & 0xff00ff) + (after & 0xff00ff) + 0x020002;
    int green = (before & 0xff00) + 2 * (here & 0xff00) + (after & 0xff00) + 0x000200;
    return (outer >> 2 & 0xff00ff) | (green >> 2 & 0xff00);
  }

  /** Nearly normal: the sum of twelve even draws, {@link #NOISE_SCALE} = one deviation. */
  private static byte[] noise() {
    Dice dice = new Dice(1834);
    byte[] table = new byte[1 << NOISE_BITS];
    for (int i = 0; i < table.length; i++) {
      double sum = 0;
      for (int draw = 0; draw < 12; draw++) {
        sum += dice.between(-0.5, 0.5);
      }
      table[i] = (byte) Math.max(-127, Math.min(127, NOISE_SCALE * sum));
    }
    return table;
  }
}
