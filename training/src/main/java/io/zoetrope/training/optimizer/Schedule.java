package io.zoetrope.training.optimizer;

import java.util.List;

/** The learning rate over a training; epochs may be fractions. */
public interface Schedule {

  double rate(double epoch);

  /** Multiplied by {@code factor} at each milestone. */
  record Step(double base, List<Double> milestones, double factor) implements Schedule {
    public Step {
      milestones = List.copyOf(milestones);
    }

    @Override
    public double rate(double epoch) {
      long passed = milestones.stream().filter(milestone -> milestone <= epoch).count();
      return base * Math.pow(factor, (double) passed);
    }
  }

  /**
   * Half a cosine from {@code base} at the start to zero at the end (arXiv 1608.03983, one period).
   */
  record Cosine(double base, double start, double end) implements Schedule {
    @Override
    public double rate(double epoch) {
      double done = Math.min(1, Math.max(0, (epoch - start) / (end - start)));
      return base * (1 + Math.cos(Math.PI * done)) / 2;
    }
  }

  /**
   * A straight line from {@code first} to what {@code then} gives at the end of the warm-up, and
   * {@code then} from there: no jump, unlike GluonCV's, whose rate falls back after its warm-up.
   */
  record WarmUp(double first, double epochs, Schedule then) implements Schedule {
    @Override
    public double rate(double epoch) {
      if (epoch >= epochs) {
        return then.rate(epoch);
      }
      double last = then.rate(epochs);
      return first + (last - first) * epoch / epochs;
    }
  }
}
