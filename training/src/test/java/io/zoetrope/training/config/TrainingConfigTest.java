package io.zoetrope.training.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingConfigTest {
  private static final String LEAST =
      """
      name: mine
      model: {catalogue: i3d_resnet50_v1_kinetics400}
      data:
        train: {folder: videos/train}
        validation: {folder: videos/val}
      """;

  @TempDir private Path folder;

  @Test
  void needsLittle() throws IOException {
    TrainingConfig config = read(LEAST);
    assertThat(config.batch()).isEqualTo(8);
    assertThat(config.optimizer().rate()).isEqualTo(0.01);
    assertThat(config.data().train().folder()).isEqualTo(folder.resolve("videos/train"));
    ClipGeometry geometry = ClipGeometry.of(config);
    assertThat(geometry.clip().frames()).isEqualTo(32);
    assertThat(geometry.input().width()).isEqualTo(224);
  }

  @Test
  void namesAnUnknownKeysLineAndPathAndTheKnownOnes() {
    assertThatThrownBy(() -> read(LEAST + "optimizer:\n  kind: sgd\n  ratee: 0.1\n"))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining("train.yaml:8: optimizer.ratee: unknown key")
        .hasMessageContaining("kind, momentum, rate, weight-decay");
  }

  @Test
  void explainsBadValues() {
    assertThatThrownBy(() -> read(LEAST + "epochs: 0\n"))
        .hasMessageContaining("train.yaml:6: epochs: must be 1 or more, is 0");
    assertThatThrownBy(() -> read(LEAST + "batch: many\n"))
        .hasMessageContaining(":6: batch: must be a whole number, is many");
    assertThatThrownBy(() -> read(LEAST + "name: twice\n")).hasMessageContaining("Duplicate");
    assertThatThrownBy(() -> read(LEAST.replace("folder: videos/val", "root: x")))
        .hasMessageContaining("data.validation: give exactly one of folder, list and scenes");
    assertThatThrownBy(() -> read(LEAST.replace("name: mine", "")))
        .hasMessageContaining("train.yaml:2: name: is missing");
    assertThatThrownBy(() -> TrainingConfig.read(folder.resolve("gone.yaml")))
        .hasMessageContaining("gone.yaml: no such file");
  }

  @Test
  void pathsStartAtTheFilesFolderAndChoicesMayBeInCapitals() throws IOException {
    TrainingConfig config =
        read(LEAST + "  cache: ../frames\nclip: {frames: 8, stride: 2}\nsampling: GRID\n");
    assertThat(config.data().cache()).isEqualTo(folder.resolveSibling("frames"));
    assertThat(config.clip().fps().doubleValue()).isEqualTo(30);
    assertThat(config.sampling()).isEqualTo(TrainingConfig.Sampling.GRID);
  }

  @Test
  void namesTheLineOfAFrameRateAPictureAndAMissingScale() {
    assertThatThrownBy(() -> read(LEAST + "clip:\n  frames: 8\n  stride: 2\n  fps: fast\n"))
        .hasMessageContaining("train.yaml:9: clip.fps: must be a number or a fraction");
    assertThatThrownBy(() -> read(LEAST.replace("folder: videos/val", "scenes: {pictures: [big]}")))
        .hasMessageContaining(
            "train.yaml:5: data.validation.scenes.pictures[0]: a picture is WIDTHxHEIGHT, not big");
    assertThatThrownBy(() -> read(LEAST + "augmentation: {flip: 0.5}\n"))
        .hasMessageContaining("train.yaml:6: augmentation.scale: must be two factors");
    assertThatThrownBy(() -> read(LEAST + "resize: {mode: exact, width: 0, height: 1}\n"))
        .hasMessageContaining("train.yaml:6: resize.width: width and height must be 1 or more");
  }

  private TrainingConfig read(String yaml) throws IOException {
    Path file = folder.resolve("train.yaml");
    Files.writeString(file, yaml);
    return TrainingConfig.read(file);
  }
}
