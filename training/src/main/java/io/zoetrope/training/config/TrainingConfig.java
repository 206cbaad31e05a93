package io.zoetrope.training.config;

import io.zoetrope.training.augment.Augmentation;
import io.zoetrope.yaml.YamlReader;
import io.zoetrope.yaml.YamlText;
import io.zoetrope.zoo.onnx.Storage;
import io.zoetrope.zoo.pack.ModelCard;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code train.yaml}: everything a training depends on.
 *
 * @param name of the model it makes
 * @param clip the frames of a clip; default: the catalogue model's
 * @param input pixels; default: the catalogue model's
 * @param resize what is done to frames before they are cached; default: the catalogue model's
 * @param sampling which frames training clips take; default {@code gluoncv}
 * @param background labels that never make events
 * @param batch clips in a step
 * @param validateEvery epochs; the last is always validated
 * @param patience validations without a better one after which training stops; default: never
 * @param seed of everything chance decides
 * @param storage of the package's weights; default {@code float32}
 * @param threads default: as many as there are processors
 */
public record TrainingConfig(
    String name,
    ModelChoice model,
    ClipChoice clip,
    InputChoice input,
    ModelCard.Resize resize,
    DataChoice data,
    Augmentation augmentation,
    Sampling sampling,
    List<String> background,
    OptimizerChoice optimizer,
    ScheduleChoice schedule,
    LossChoice loss,
    MultiGrid multigrid,
    Integer epochs,
    Integer batch,
    Integer validateEvery,
    Integer patience,
    long seed,
    Storage storage,
    Integer threads) {

  /** Which frames training clips take; validation clips are always an exact stride. */
  public enum Sampling {
    /** As upstream: evenly spread over a window, first and last frame included. */
    GLUONCV,
    /** An exact stride, as cameras' clips. */
    GRID
  }

  public TrainingConfig {
    Require.given(name, "name");
    Require.given(model, "model");
    Require.given(data, "data");
    augmentation = augmentation == null ? Augmentation.GLUONCV : augmentation;
    sampling = sampling == null ? Sampling.GLUONCV : sampling;
    background = background == null ? List.of() : List.copyOf(background);
    optimizer = optimizer == null ? OptimizerChoice.DEFAULT : optimizer;
    schedule = schedule == null ? ScheduleChoice.DEFAULT : schedule;
    loss = loss == null ? LossChoice.DEFAULT : loss;
    multigrid = multigrid == null ? MultiGrid.NONE : multigrid;
    epochs = Require.positive(epochs, 100, "epochs");
    batch = Require.positive(batch, 8, "batch");
    validateEvery = Require.positive(validateEvery, 1, "validate-every");
    patience = Require.positive(patience, Integer.MAX_VALUE, "patience");
    storage = storage == null ? Storage.FLOAT32 : storage;
    threads = Require.positive(threads, Runtime.getRuntime().availableProcessors(), "threads");
  }

  /**
   * Reads a file; relative paths in it start at its folder.
   *
   * @throws io.zoetrope.yaml.YamlException naming file, line and key of what is wrong
   */
  public static TrainingConfig read(Path file) {
    return read(file, List.of());
  }

  /**
   * The same, where other values hold than the file's.
   *
   * @param overrides each as {@code path.to.key=value}
   * @throws io.zoetrope.yaml.YamlException naming the file and its line, or the override
   */
  public static TrainingConfig read(Path file, List<String> overrides) {
    return new YamlReader().read(YamlText.read(file), TrainingConfig.class, overrides).value();
  }
}
