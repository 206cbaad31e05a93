package io.zoetrope.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.training.augment.Views;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.training.evaluation.Evaluation;
import io.zoetrope.training.evaluation.Evaluator;
import io.zoetrope.training.testkit.TextVideos;
import io.zoetrope.zoo.onnx.OnnxParameters;
import io.zoetrope.zoo.weights.Weights;
import io.zoetrope.zoo.weights.file.WeightFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  private static final String CONFIG =
      """
      name: bars
      model: {catalogue: r2plus1d_v1_resnet18_kinetics400, settings: {width: 4}}
      clip: {frames: 8, stride: 1, fps: 10}
      input: {width: 24, height: 24}
      resize: {mode: exact, width: 28, height: 24}
      data:
        train: {folder: train}
        validation: {folder: val}
        cache: cache
      augmentation: {scale: [1.0, 1.1], flip: 0, brightness: 0.1, contrast: 0, saturation: 0}
      sampling: grid
      optimizer: {kind: adamw, rate: 0.003}
      loss: {label-smoothing: 0.1}
      batch: 8
      seed: 3
      threads: 1
      """;

  @TempDir private Path folder;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void writeVideos() {
    TextVideos.writeClasses(folder.resolve("train"), 16, 100);
    TextVideos.writeClasses(folder.resolve("val"), 8, 900);
  }

  @Test
  void learnsAndExportsWhatItValidated() throws IOException {
    TrainingConfig config = config(CONFIG + "epochs: 12\n");
    DataSets data = open(config);
    TrainingResult result = train(config, data, "run", TrainingOptions.FRESH);
    assertThat(result.validation().accuracy()).isGreaterThan(0.8);
    assertThat(result.model().card().trained()).isTrue();
    assertThat(result.model().labels()).containsExactly("left", "right");
    try (Evaluator evaluator = new Evaluator(result.model(), 1)) {
      Evaluation served = evaluator.evaluate(data.validation(), Views.SINGLE, (done, all) -> {});
      assertThat(served.top1()).isEqualTo(result.validation().accuracy());
      assertThat(served.loss()).isCloseTo(result.validation().loss(), within(1e-4));
      assertThat(served.top5()).isEqualTo(1);
      Evaluation often = evaluator.evaluate(data.validation(), new Views(3, 3), (done, all) -> {});
      assertThat(often.samples()).isEqualTo(16);
      often.confusion().write(folder.resolve("confusion.csv"));
      assertThat(folder.resolve("confusion.csv")).content().startsWith("class,left,right\nleft,");
    }
    assertThat(Files.readAllLines(folder.resolve("run/metrics.csv"))).hasSize(13);
  }

  @Test
  void resumesToTheLastBit() throws IOException {
    TrainingConfig whole = config(CONFIG + "epochs: 2\n");
    DataSets data = open(whole);
    train(whole, data, "straight", TrainingOptions.FRESH);
    train(whole, data, "broken", TrainingOptions.FRESH, stopAfterTheFirstEpoch());
    train(whole, data, "broken", new TrainingOptions(false, true, ""));
    Weights straight = WeightFile.read(folder.resolve("straight/last.safetensors"));
    Weights resumed = WeightFile.read(folder.resolve("broken/last.safetensors"));
    assertThat(resumed.names()).isEqualTo(straight.names());
    straight
        .asMap()
        .forEach(
            (name, tensor) ->
                assertThat(resumed.get(name).values()).as(name).isEqualTo(tensor.values()));
  }

  @Test
  void replacesTheHeadOfOtherClassesAndSaysSo() throws IOException {
    TrainingConfig config = config(CONFIG + "epochs: 1\n");
    train(config, open(config), "first", TrainingOptions.FRESH);
    TextVideos.write(folder.resolve("train/still/1.txt"), 0, 5, 14);
    TextVideos.write(folder.resolve("val/still/1.txt"), 0, 6, 14);
    TrainingConfig tuned =
        config(
            CONFIG.replace("{width: 4}", "{width: 4}, weights: first/best.safetensors")
                + "epochs: 1\n");
    TrainingResult result = train(tuned, open(tuned), "second", TrainingOptions.FRESH);
    assertThat(notes).singleElement().asString().contains("these 3", "fc.bias, fc.weight");
    assertThat(result.model().card().provenance())
        .containsEntry("started-from", "best.safetensors");
  }

  @Test
  void goesOnFromAModelPackage() throws IOException {
    TrainingConfig config = config(CONFIG + "epochs: 1\n");
    TrainingResult first = train(config, open(config), "first", TrainingOptions.FRESH);
    Weights packed = OnnxParameters.read(first.model().onnx());
    Weights best = WeightFile.read(folder.resolve("first/best.safetensors"));
    for (String name : packed.names()) {
      assertThat(packed.get(name).values()).as(name).isEqualTo(best.get(name).values());
    }

    TrainingConfig tuned =
        config(CONFIG.replace("{width: 4}", "{width: 4}, weights: first/model") + "epochs: 1\n");
    TrainingResult second = train(tuned, open(tuned), "second", TrainingOptions.FRESH);
    assertThat(notes).isEmpty();
    assertThat(second.model().card().provenance()).containsEntry("started-from", "model");
  }

  @Test
  void stopsWhenNothingGetsBetter() throws IOException {
    TrainingConfig config =
        config(CONFIG.replace("rate: 0.003", "rate: 0") + "epochs: 9\npatience: 1\n");
    TrainingResult result = train(config, open(config), "run", TrainingOptions.FRESH);
    assertThat(result.epochs()).isLessThan(9);
    assertThat(notes).singleElement().asString().startsWith("Stopped after epoch");
  }

  @Test
  void trainsOnManySizes() throws IOException {
    TrainingConfig config =
        config(CONFIG + "epochs: 2\nmultigrid: {short-cycle: true, long-cycle: true}\n");
    TrainingResult result = train(config, open(config), "run", TrainingOptions.FRESH);
    assertThat(result.epochs()).isEqualTo(2);
  }

  @Test
  void refusesMultiGridClipsBelowTheNetworksSize() throws IOException {
    TrainingConfig config =
        config(
            CONFIG.replace("r2plus1d_v1_resnet18_kinetics400", "i3d_resnet50_v1_kinetics400")
                + "multigrid: {short-cycle: false, long-cycle: true}\n");
    assertThatThrownBy(() -> Training.check(config, folder.resolve("run"), TrainingOptions.FRESH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("multigrid")
        .hasMessageContaining("2 frames of 16x16");
  }

  @Test
  void stopsBetweenStepsWhenAsked() throws IOException {
    TrainingConfig config = config(CONFIG + "epochs: 500\n");
    AtomicReference<Training> running = new AtomicReference<>();
    TrainingListener stopper =
        new TrainingListener() {
          @Override
          public void epoch(Epoch epoch) {
            running.get().stop();
          }
        };
    running.set(
        new Training(config, open(config), folder.resolve("run"), TrainingOptions.FRESH, stopper));
    assertThatThrownBy(() -> running.get().run()).isInstanceOf(CancellationException.class);
    assertThat(folder.resolve("run/last.safetensors")).exists();
  }

  @Test
  void neitherOverwritesATrainingNorResumesNone() throws IOException {
    TrainingConfig config = config(CONFIG + "epochs: 1\n");
    DataSets data = open(config);
    assertThatThrownBy(() -> train(config, data, "run", new TrainingOptions(false, true, "")))
        .hasMessageContaining("holds no training to resume");
    train(config, data, "run", TrainingOptions.FRESH);
    assertThatThrownBy(() -> train(config, data, "run", TrainingOptions.FRESH))
        .hasMessageContaining("--resume");
  }

  private TrainingConfig config(String yaml) throws IOException {
    Path file = folder.resolve("train.yaml");
    Files.writeString(file, yaml);
    return TrainingConfig.read(file);
  }

  private DataSets open(TrainingConfig config) {
    return DataSets.open(config, new TextVideos(), false, TrainingListener.NOOP);
  }

  private TrainingResult train(
      TrainingConfig config, DataSets data, String run, TrainingOptions options) {
    return new Training(config, data, folder.resolve(run), options, remembering()).run();
  }

  private void train(
      TrainingConfig config,
      DataSets data,
      String run,
      TrainingOptions options,
      TrainingListener listener) {
    assertThatThrownBy(
            () -> new Training(config, data, folder.resolve(run), options, listener).run())
        .hasMessage("pulled the plug");
  }

  private static TrainingListener stopAfterTheFirstEpoch() {
    return new TrainingListener() {
      @Override
      public void epoch(Epoch epoch) {
        throw new IllegalStateException("pulled the plug");
      }
    };
  }

  private TrainingListener remembering() {
    return new TrainingListener() {
      @Override
      public void note(String sentence) {
        notes.add(sentence);
      }
    };
  }
}
