package io.zoetrope.training.trainer;

import io.zoetrope.training.trainer.TrainingListener.Score;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import io.zoetrope.zoo.weights.file.SafetensorsWriter;
import io.zoetrope.zoo.weights.file.WeightFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All that the rest of a training depends on besides its configuration, as one safetensors file:
 * {@code model/…}, {@code optimizer/…} and the progress as the tensor {@code progress}.
 *
 * @param epochs that are done
 * @param bestEpoch that with the best validation accuracy, from 1; 0: none yet
 * @param stale validations since then
 */
record Checkpoint(
    Weights model, Weights optimizer, int epochs, float best, int bestEpoch, int stale) {
  private static final String MODEL = "model/";
  private static final String OPTIMIZER = "optimizer/";
  private static final String PROGRESS = "progress";

  /** Before the first epoch. */
  static Checkpoint begin(Weights model) {
    return new Checkpoint(model, Weights.of(Map.of()), 0, -1, 0, 0);
  }

  /** After one more epoch, and its validation if it had one. */
  Checkpoint next(Weights newModel, Weights newOptimizer, Optional<Score> score) {
    float accuracy = score.map(found -> (float) found.accuracy()).orElse(-1f);
    boolean better = accuracy > best;
    return new Checkpoint(
        newModel,
        newOptimizer,
        epochs + 1,
        better ? accuracy : best,
        better ? epochs + 1 : bestEpoch,
        better ? 0 : stale + (score.isPresent() ? 1 : 0));
  }

  /** Whether the last epoch was the best so far. */
  boolean isBest() {
    return epochs == bestEpoch;
  }

  void write(Path file) throws IOException {
    Map<String, Tensor> all = new LinkedHashMap<>();
    model.asMap().forEach((name, tensor) -> all.put(MODEL + name, tensor));
    optimizer.asMap().forEach((name, tensor) -> all.put(OPTIMIZER + name, tensor));
    float[] progress = {epochs, best, bestEpoch, stale};
    all.put(PROGRESS, new Tensor(new int[] {progress.length}, progress));
    SafetensorsWriter.write(Weights.of(all), file);
  }

  static Checkpoint read(Path file) {
    Weights all = WeightFile.read(file);
    float[] progress = all.get(PROGRESS).values();
    return new Checkpoint(
        below(MODEL, all),
        below(OPTIMIZER, all),
        (int) progress[0],
        progress[1],
        (int) progress[2],
        (int) progress[3]);
  }

  /** The network's tensors of a file that may be one of these. */
  static Weights modelOf(Weights file) {
    return file.contains(PROGRESS) ? below(MODEL, file) : file;
  }

  private static Weights below(String prefix, Weights all) {
    Map<String, Tensor> found = new LinkedHashMap<>();
    all.asMap()
        .forEach(
            (name, tensor) -> {
              if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), tensor);
              }
            });
    return Weights.of(found);
  }
}
