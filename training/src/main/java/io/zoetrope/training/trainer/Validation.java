package io.zoetrope.training.trainer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.zoetrope.training.augment.ClipBatch;
import io.zoetrope.training.augment.Prefetch;
import io.zoetrope.training.augment.ViewedClips;
import io.zoetrope.training.augment.Views.View;
import io.zoetrope.training.block.CrossEntropy;
import io.zoetrope.training.block.GraphBlock;
import io.zoetrope.training.block.NoGradient;
import io.zoetrope.training.trainer.TrainingListener.Score;
import java.util.List;

/**
 * Scores a block on the middle clip of every sample, by the plain mean cross-entropy.
 *
 * @param clips of a single view
 */
record Validation(ViewedClips clips, TorchSession engine, int batch) {
  private static final View MIDDLE = new View(0, 0);

  Score score(GraphBlock block) {
    CrossEntropy loss = CrossEntropy.plain(clips.set().labels().size());
    RunningScore tally = new RunningScore();
    List<int[]> batches = EpochPlan.inOrder(clips.set().samples().size(), batch);
    try (NoGradient evaluating = new NoGradient();
        Prefetch<int[], ClipBatch> ready =
            new Prefetch<>(batches, engine.readers(), samples -> clips.read(samples, MIDDLE))) {
      while (ready.hasNext()) {
        ClipBatch next = ready.next();
        try (NDManager manager = engine.manager().newSubManager()) {
          NDArray logits = block.logits(engine.input(manager, next), false);
          tally.add(loss.of(logits, next.labels()).getFloat(), logits, next.labels());
        }
      }
    }
    return tally.score();
  }
}
