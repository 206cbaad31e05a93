package io.zoetrope.training.gluoncv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.training.augment.Augmentation;
import io.zoetrope.training.config.ScheduleChoice;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.zoo.export.PublishedWeights;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import io.zoetrope.zoo.weights.download.StoreOptions;
import io.zoetrope.zoo.weights.download.WeightStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GluonCvTrainingTest {
  private static final String WARMED =
      """
      DDP_CONFIG:
        GPU_WORLD_SIZE: 4
        WOLRD_URLS: ['10.0.0.1']
      CONFIG:
        TRAIN:
          EPOCH_NUM: 50
          BATCH_SIZE: 6
          LR: 0.01
          W_DECAY: 1e-5
          LR_POLICY: 'Cosine'
          USE_WARMUP: True
          WARMUP_EPOCHS: 5
          WARMUP_END_LR: 0.1
        VAL:
          FREQ: 5
        DATA:
          TRAIN_ANNO_PATH: '/data/train.txt'
          VAL_ANNO_PATH: '/data/val.txt'
          TRAIN_DATA_PATH: '/data/train/'
          NUM_CLASSES: 400
          CLIP_LEN: 16
          FRAME_RATE: 2
          CROP_SIZE: 112
          SHORT_SIDE_SIZE: 128
          NEW_HEIGHT: 128
          NEW_WIDTH: 171
        MODEL:
          NAME: 'r2plus1d_v1_resnet18_kinetics400'
      """;

  @TempDir Path folder;

  @Test
  void warmUpGoesOnFromWhereItEndsAndRatesFollowTheSmallerSteps() throws IOException {
    GluonCvTraining training = read(WARMED);

    TrainingConfig config = training.config();
    assertThat(config.optimizer().rate()).isCloseTo(0.025, within(1e-12));
    assertThat(config.optimizer().weightDecay()).isEqualTo(1e-5);
    assertThat(config.schedule().kind()).isEqualTo(ScheduleChoice.Kind.COSINE);
    assertThat(config.schedule().warmUp()).isEqualTo(5);
    assertThat(config.schedule().warmUpFrom()).isCloseTo(0.0025, within(1e-12));
    assertThat(training.corrections())
        .anySatisfy(each -> assertThat(each).contains("continues from 0.1", "back to LR 0.01"))
        .anySatisfy(each -> assertThat(each).contains("divided by 4"));
  }

  @Test
  void takesTheRestAsItIs() throws IOException {
    TrainingConfig config = read(WARMED).config();

    assertThat(config.name()).isEqualTo("r2plus1d_v1_resnet18_kinetics400");
    assertThat(config.epochs()).isEqualTo(50);
    assertThat(config.batch()).isEqualTo(6);
    assertThat(config.validateEvery()).isEqualTo(5);
    assertThat(config.clip().frames()).isEqualTo(16);
    assertThat(config.clip().stride()).isEqualTo(2);
    assertThat(config.input().width()).isEqualTo(112);
    assertThat(config.resize()).isEqualTo(new Resize.Exact(171, 128));
    assertThat(config.augmentation()).isEqualTo(Augmentation.GLUONCV);
    assertThat(config.data().labels()).hasSize(400).startsWith("abseiling");
    assertThat(config.data().train().list()).isEqualTo(Path.of("/data/train.txt"));
    assertThat(config.data().train().root()).isEqualTo(Path.of("/data/train"));
    assertThat(config.data().validation().root()).isNull();
  }

  @Test
  void doesNotMirrorLabelsOfLeftAndRightAndTakesOneFrameOfEachSegment() throws IOException {
    GluonCvTraining training =
        read(
            """
            CONFIG:
              TRAIN: {LR: 0.01, LR_POLICY: Step, LR_MILESTONE: [10, 20], EPOCH_NUM: 30}
              DATA:
                TRAIN_ANNO_PATH: a/train.txt
                TRAIN_DATA_PATH: a/videos
                VAL_ANNO_PATH: a/val.txt
                NUM_CLASSES: 174
                CLIP_LEN: 1
                FRAME_RATE: 1
                NUM_SEGMENT: 8
              MODEL: {NAME: resnet50_v1b_sthsthv2, PARTIAL_BN: True}
            """);

    TrainingConfig config = training.config();
    assertThat(config.augmentation().flip()).isZero();
    assertThat(config.clip()).isNull();
    assertThat(config.resize()).isEqualTo(new Resize.Exact(340, 256));
    assertThat(config.schedule().milestones()).containsExactly(10.0, 20.0);
    assertThat(config.optimizer().rate()).isCloseTo(0.01 / 8, within(1e-12));
    assertThat(training.corrections().toString())
        .contains("not mirrored", "TRAIN_DATA_PATH is taken as a folder", "PARTIAL_BN is not used")
        .contains("PRETRAINED_BASE", "middle of each video");
  }

  @Test
  void namesEveryUnknownKeyAndItsLine() {
    String text = WARMED.replace("EPOCH_NUM:", "EPOCHS:").replace("  VAL:", "  EVAL:");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining(
            "config.yaml:6: CONFIG.TRAIN.EPOCHS: unknown key; here may stand: BATCH")
        .hasMessageContaining("config.yaml:14: CONFIG.EVAL: unknown key");
  }

  @Test
  void namesValuesThatCannotBeUsed() {
    assertWrong("LR: 0.01", "LR: fast", ":8: CONFIG.TRAIN.LR: must be a number");
    assertWrong("LR: 0.01", "LR: .inf", ":8: CONFIG.TRAIN.LR: must be a finite number");
    assertWrong("LR: 0.01", "LR: [1, 2]", ":8: CONFIG.TRAIN.LR: must be a single value, is a list");
    assertWrong("EPOCH_NUM: 50", "EPOCH_NUM: 1e12", "EPOCH_NUM: must be a whole number");
    assertWrong("'Cosine'", "Step\n    LR_MILESTONE: 40", "LR_MILESTONE: must be a list, is 40");
    assertWrong("USE_WARMUP: True", "USE_WARMUP: 7", "must be True or False, is 7");
    assertWrong("'Cosine'", "'Linear'", "CONFIG.TRAIN.LR_POLICY: must be Step or Cosine");
    assertWrong("WARMUP_END_LR: 0.1", "WARMUP_END_LR: 0.001", "must not be below LR");
    assertWrong("NUM_CLASSES: 400", "NUM_CLASSES: 12", "12 classes, 400 are named");
    assertWrong("CLIP_LEN: 16", "NUM_SEGMENT: 3", "is trained on 1");
    assertWrong("VAL_ANNO_PATH: '/data/val.txt'", "NUM_CROP: 1", "VAL_ANNO_PATH: is missing");
    assertWrong("CONFIG:\n  TRAIN:", "CONFIG:\n  INFERENCE: {FEAT: True}\n  TRAIN:", "features");
    assertWrong(
        "NAME: 'r2plus1d_v1_resnet18_kinetics400'", "LOAD: True", "CONFIG.MODEL.NAME: is missing");
  }

  @Test
  void yourOwnClassesAreNamedByYou() throws IOException {
    String text =
        WARMED
            .replace("r2plus1d_v1_resnet18_kinetics400", "r2plus1d_v1_resnet50_custom")
            .replace("NUM_CLASSES: 400", "NUM_CLASSES: 2");

    assertThatThrownBy(() -> read(text)).hasMessageContaining("2 classes, none are named: name");
    Path file = Files.writeString(folder.resolve("config.yaml"), text);
    assertThat(GluonCvTraining.read(file, List.of("on", "off"), none()).config().data().labels())
        .containsExactly("on", "off");
  }

  private void assertWrong(String from, String to, String message) {
    assertThat(WARMED).contains(from);
    assertThatThrownBy(() -> read(WARMED.replace(from, to)))
        .isInstanceOf(YamlException.class)
        .hasMessageContaining(message);
  }

  private GluonCvTraining read(String text) throws IOException {
    return GluonCvTraining.read(
        Files.writeString(folder.resolve("config.yaml"), text), List.of(), none());
  }

  /** A cache without weights. */
  private PublishedWeights none() {
    return new PublishedWeights(new WeightStore(StoreOptions.in(folder).withOffline(true)));
  }
}
