package io.zoetrope.training.config;

import io.zoetrope.training.augment.ClipSize;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Multi-grid training (arXiv 1912.00998): many small clips at times, few large ones at others, each
 * step costing the same. The short cycle changes the size at every step, the long cycle size and
 * length over the epochs.
 */
public record MultiGrid(boolean shortCycle, boolean longCycle) {
  static final MultiGrid NONE = new MultiGrid(false, false);

  private static final double[] SHORT_SIDES = {2, Math.sqrt(2), 1};
  private static final double[] LONG_SIDES = {Math.sqrt(2), Math.sqrt(2), 1, 1};
  private static final int[] LONG_FRAMES = {4, 2, 2, 1};
  private static final int FULL_SIZE = LONG_FRAMES.length - 1;

  /** How often the long cycle runs within a training; the last phase ends it at full size. */
  private static final int ROUNDS = 3;

  /**
   * A step's clips.
   *
   * @param batch how many
   */
  public record Grid(ClipSize shape, int batch) {}

  /** Clips of a step; with the sides divided, batches grow so that the pixels stay the same. */
  public Grid grid(ClipSize full, int batch, int epoch, int epochs, int step) {
    return grid(full, batch, phase(epoch, epochs), step);
  }

  /** Every shape that clips take in a training. */
  public Set<ClipSize> shapes(ClipSize full) {
    Set<ClipSize> shapes = new LinkedHashSet<>();
    for (int phase = 0; phase < LONG_SIDES.length; phase++) {
      for (int step = 0; step < SHORT_SIDES.length; step++) {
        shapes.add(grid(full, 1, longCycle ? phase : FULL_SIZE, step).shape());
      }
    }
    return shapes;
  }

  private Grid grid(ClipSize full, int batch, int phase, int step) {
    double side = LONG_SIDES[phase] * (shortCycle ? SHORT_SIDES[step % SHORT_SIDES.length] : 1);
    int thinning = full.frames() % LONG_FRAMES[phase] == 0 ? LONG_FRAMES[phase] : 1;
    ClipSize shape =
        new ClipSize(
            full.frames() / thinning, (int) (full.height() / side), (int) (full.width() / side));
    return new Grid(shape, (int) Math.round(batch * side * side * thinning));
  }

  /** What the long cycle's larger batches multiply the learning rate with, as the paper does. */
  public double rateFactor(ClipSize full, int epoch, int epochs) {
    return longCycle
        ? new MultiGrid(false, true).grid(full, 16, epoch, epochs, 0).batch() / 16.0
        : 1;
  }

  private int phase(int epoch, int epochs) {
    if (!longCycle) {
      return FULL_SIZE;
    }
    double round = (double) epoch * ROUNDS / epochs;
    return (int) ((round - Math.floor(round)) * LONG_SIDES.length);
  }
}
