package io.zoetrope.training.trainer;

import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.augment.Seeds;
import io.zoetrope.training.config.MultiGrid;
import io.zoetrope.training.config.TrainingConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which samples each step of an epoch takes: all of them once, in an order of the epoch's own. */
final class EpochPlan {

  /** One step: the samples' indices are its own, not shared. */
  static final class Step {
    private final int[] samples;
    private final ClipSize shape;

    Step(int[] samples, ClipSize shape) {
      this.samples = samples;
      this.shape = shape;
    }

    int[] samples() {
      return samples;
    }

    ClipSize shape() {
      return shape;
    }
  }

  private EpochPlan() {}

  /** A last step that would be less than half full is left out; batches must not be tiny. */
  static List<Step> of(int samples, ClipSize full, TrainingConfig config, Seeds seeds, int epoch) {
    int[] order = shuffled(samples, seeds.at("order", epoch, 0));
    List<Step> steps = new ArrayList<>();
    int taken = 0;
    while (taken < samples) {
      MultiGrid.Grid grid =
          config.multigrid().grid(full, config.batch(), epoch, config.epochs(), steps.size());
      int end = Math.min(samples, taken + grid.batch());
      if (steps.isEmpty() || 2 * (end - taken) >= grid.batch()) {
        steps.add(new Step(Arrays.copyOfRange(order, taken, end), grid.shape()));
      }
      taken = end;
    }
    return steps;
  }

  /** Every index, in batches, for looking at all samples. */
  static List<int[]> inOrder(int samples, int batch) {
    List<int[]> batches = new ArrayList<>();
    for (int first = 0; first < samples; first += batch) {
      batches.add(IntStream.range(first, Math.min(samples, first + batch)).toArray());
    }
    return batches;
  }

  private static int[] shuffled(int count, SplittableRandom random) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
