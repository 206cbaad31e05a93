package io.zoetrope.training.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.zoetrope.training.augment.ClipBatch;
import io.zoetrope.training.augment.ClipSize;
import io.zoetrope.training.augment.Prefetch;
import io.zoetrope.training.augment.Seeds;
import io.zoetrope.training.augment.VariedClips;
import io.zoetrope.training.block.CrossEntropy;
import io.zoetrope.training.block.GraphBlock;
import io.zoetrope.training.block.Torch;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.optimizer.Optimizer;
import io.zoetrope.training.optimizer.Schedule;
import java.util.List;
import java.util.function.Function;

/**
 * Trains through all samples once.
 *
 * @param blocks the network drawn for clips of a shape; all share their parameters
 */
record EpochRun(
    TrainingConfig config,
    TorchSession engine,
    VariedClips clips,
    Function<ClipSize, GraphBlock> blocks,
    Optimizer optimizer,
    Schedule schedule,
    CrossEntropy loss,
    StopRequest stop) {

  /** Called after each step: which of how many, at what rate, and the sums so far. */
  interface Progress {
    void stepped(int step, int steps, double rate, RunningScore tally);
  }

  RunningScore run(int epoch, Progress progress) {
    Seeds seeds = new Seeds(config.seed());
    int samples = clips.set().samples().size();
    List<EpochPlan.Step> steps = EpochPlan.of(samples, clips.shape(), config, seeds, epoch);
    RunningScore tally = new RunningScore();
    try (Prefetch<EpochPlan.Step, ClipBatch> ready =
        new Prefetch<>(
            steps,
            engine.readers(),
            step ->
                clips.read(step.samples(), step.shape(), config.augmentation(), seeds, epoch))) {
      for (int step = 0; step < steps.size(); step++) {
        stop.check();
        double rate = rate(epoch, (double) step / steps.size());
        Torch.seed(seeds.value("dropout", epoch, step));
        step(ready.next(), rate, tally);
        progress.stepped(step + 1, steps.size(), rate, tally);
      }
    }
    return tally;
  }

  private double rate(int epoch, double share) {
    return schedule.rate(epoch + share)
        * config.multigrid().rateFactor(clips.shape(), epoch, config.epochs());
  }

  private void step(ClipBatch batch, double rate, RunningScore tally) {
    try (NDManager manager = engine.manager().newSubManager()) {
      NDArray inputs = engine.input(manager, batch);
      try (GradientCollector collector = Torch.engine().newGradientCollector()) {
        NDArray logits = blocks.apply(batch.shape()).logits(inputs, true);
        NDArray mean = loss.of(logits, batch.labels());
        collector.backward(mean);
        tally.add(finite(mean.getFloat()), logits, batch.labels());
      }
    }
    optimizer.step(rate);
  }

  private static float finite(float loss) {
    if (!Float.isFinite(loss)) {
      throw new IllegalStateException(
          "the loss is " + loss + ": training diverged; lower optimizer.rate or warm up longer");
    }
    return loss;
  }
}
