package io.zoetrope.training.gluoncv;

import io.zoetrope.training.config.OptimizerChoice;
import io.zoetrope.training.config.ScheduleChoice;
import java.util.List;
import java.util.Locale;

/** The learning rates of a GluonCV configuration, as they were meant. */
final class GluonCvRates {
  private final GluonCvFile file;
  private final List<String> corrections;
  private final int gpus;
  private final double rate;
  private final double end;
  private final boolean warmsUp;

  GluonCvRates(GluonCvFile file, List<String> corrections) {
    this.file = file;
    this.corrections = corrections;
    gpus = gpus();
    rate = file.number("TRAIN.LR", 0.01);
    warmsUp = file.flag("TRAIN.USE_WARMUP", false);
    end = warmsUp ? file.number("TRAIN.WARMUP_END_LR", 0.1) : rate;
    if (end < rate) {
      throw file.wrong("TRAIN.WARMUP_END_LR", "must not be below LR, to which warm-up adds");
    }
    correctWarmUp();
    if (gpus > 1) {
      corrections.add(
          "TRAIN.LR is for %1$d GPUs (DDP_CONFIG), each with its own clips in a step; the rates are divided by %1$d, as the steps are smaller here"
              .formatted(gpus));
    }
  }

  OptimizerChoice optimizer() {
    return new OptimizerChoice(
        OptimizerChoice.Kind.SGD,
        end / gpus,
        file.number("TRAIN.MOMENTUM", 0.9),
        file.number("TRAIN.W_DECAY", 1e-4));
  }

  ScheduleChoice schedule() {
    double epochs = warmsUp ? file.number("TRAIN.WARMUP_EPOCHS", 34) : 0;
    double from = end > rate ? rate / gpus : 0;
    return switch (policy()) {
      case "cosine" -> new ScheduleChoice(ScheduleChoice.Kind.COSINE, null, null, epochs, from);
      case "step" ->
          new ScheduleChoice(
              ScheduleChoice.Kind.STEP,
              milestones(epochs),
              file.number("TRAIN.STEP", 0.1),
              epochs,
              from);
      default -> throw file.wrong("TRAIN.LR_POLICY", "must be Step or Cosine");
    };
  }

  private int gpus() {
    return file.flag("DDP_CONFIG.DISTRIBUTED", true)
        ? file.whole("DDP_CONFIG.WORLD_SIZE", 1) * file.whole("DDP_CONFIG.GPU_WORLD_SIZE", 8)
        : 1;
  }

  private void correctWarmUp() {
    if (end > rate) {
      corrections.add(
          String.format(
              Locale.ROOT,
              "TRAIN.WARMUP_END_LR: after warm-up the rate continues from %s; upstream falls back"
                  + " to LR %s",
              end,
              rate));
    }
    if (warmsUp && file.number("TRAIN.WARMUP_START_LR", rate) != rate) {
      corrections.add("TRAIN.WARMUP_START_LR is not used: warm-up starts at LR, as upstream");
    }
  }

  private String policy() {
    if (!file.has("TRAIN.LR_POLICY")) {
      corrections.add(
          "TRAIN.LR_POLICY is missing and upstream's default is lost by a slip; Step is taken");
    }
    return file.text("TRAIN.LR_POLICY", "Step").toLowerCase(Locale.ROOT);
  }

  /** Counted from the end of the warm-up, as upstream does. */
  private List<Double> milestones(double warmUp) {
    return file.numbers("TRAIN.LR_MILESTONE", List.of(40.0, 80.0)).stream()
        .map(epoch -> epoch + warmUp)
        .toList();
  }
}
