package io.zoetrope.training.config;

import io.zoetrope.training.optimizer.Schedule;
import java.util.List;

/**
 * How the learning rate goes.
 *
 * @param milestones epochs at which {@code step} multiplies it by {@code factor}
 * @param warmUp epochs in which it rises from {@code warmUpFrom}
 */
public record ScheduleChoice(
    Kind kind, List<Double> milestones, Double factor, Double warmUp, Double warmUpFrom) {
  static final ScheduleChoice DEFAULT = new ScheduleChoice(null, null, null, null, null);

  /** The curve. */
  public enum Kind {
    COSINE,
    STEP
  }

  public ScheduleChoice {
    kind = kind == null ? Kind.COSINE : kind;
    milestones = milestones == null ? List.of() : List.copyOf(milestones);
    factor = Require.number(factor, 0.1, "factor");
    warmUp = Require.number(warmUp, 0, "warm-up");
    warmUpFrom = Require.number(warmUpFrom, 0, "warm-up-from");
    Require.that(kind == Kind.STEP || milestones.isEmpty(), "milestones are for the schedule step");
  }

  public Schedule schedule(double rate, int epochs) {
    Require.that(warmUp < epochs, "warm-up of " + warmUp + " epochs fills all " + epochs);
    Schedule main =
        switch (kind) {
          case COSINE -> new Schedule.Cosine(rate, warmUp, epochs);
          case STEP -> new Schedule.Step(rate, milestones, factor);
        };
    return warmUp == 0 ? main : new Schedule.WarmUp(warmUpFrom, warmUp, main);
  }
}
