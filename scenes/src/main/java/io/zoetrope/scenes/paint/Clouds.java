package io.zoetrope.scenes.paint;

import io.zoetrope.scenes.maths.Curve;
import io.zoetrope.scenes.maths.Dice;

/** Soft random patches over a unit tile that repeats without a seam: value noise of two sizes. */
final class Clouds {
  private static final int COARSE = 4;
  private static final int FINE = 16;

  private final double[] coarse;
  private final double[] fine;

  Clouds(long seed) {
    Dice dice = new Dice(seed);
    coarse = lattice(COARSE, dice);
    fine = lattice(FINE, dice);
  }

  /** 0 to 1 at a place of the tile. */
  double at(double u, double v) {
    return 0.65 * value(coarse, COARSE, u, v) + 0.35 * value(fine, FINE, u, v);
  }

  private static double[] lattice(int size, Dice dice) {
    double[] values = new double[size * size];
    for (int i = 0; i < values.length; i++) {
      values[i] = dice.between(0, 1);
    }
    return values;
  }

  private static double value(double[] lattice, int size, double u, double v) {
    int x = (int) (u * size);
    int y = (int) (v * size);
    double dx = Curve.ease(u * size - x);
    double dy = Curve.ease(v * size - y);
    int right = (x + 1) % size;
    int below = (y + 1) % size * size;
    double top = lattice[y * size + x] * (1 - dx) + lattice[y * size + right] * dx;
    double bottom = lattice[below + x] * (1 - dx) + lattice[below + right] * dx;
    return top * (1 - dy) + bottom * dy;
  }
}
