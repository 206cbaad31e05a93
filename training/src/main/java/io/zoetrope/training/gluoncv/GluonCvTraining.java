package io.zoetrope.training.gluoncv;

import io.zoetrope.training.augment.Augmentation;
import io.zoetrope.training.config.ClipChoice;
import io.zoetrope.training.config.DataChoice;
import io.zoetrope.training.config.InputChoice;
import io.zoetrope.training.config.ModelChoice;
import io.zoetrope.training.config.MultiGrid;
import io.zoetrope.training.config.SourceChoice;
import io.zoetrope.training.config.TrainingConfig;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.zoo.catalogue.Catalogue;
import io.zoetrope.zoo.catalogue.ModelSpec;
import io.zoetrope.zoo.export.PublishedWeights;
import io.zoetrope.zoo.pack.Labels;
import io.zoetrope.zoo.pack.ModelCard.Resize;
import io.zoetrope.zoo.pack.Rational;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A training as GluonCV's scripts would have done it, without their known mistakes.
 *
 * @param corrections what is done otherwise than there, and why, one sentence each
 */
public record GluonCvTraining(TrainingConfig config, List<String> corrections) {
  private static final Set<String> FROM_IMAGENET = Set.of("tsn", "i3d");

  /**
   * Reads a file. Its relative paths start at the working folder, as there.
   *
   * @param labels the classes in the order of the lists' numbers; empty: those of the model's data
   *     set
   * @param publishedWeights those that are on this machine; none are fetched
   * @throws YamlException naming the key that cannot be understood
   */
  public static GluonCvTraining read(
      Path file, List<String> labels, PublishedWeights publishedWeights) {
    return new Reading(GluonCvFile.read(file), labels, publishedWeights).training();
  }

  private static final class Reading {
    private final GluonCvFile file;
    private final List<String> labels;
    private final PublishedWeights publishedWeights;
    private final ModelSpec spec;
    private final List<String> corrections = new ArrayList<>();

    Reading(GluonCvFile file, List<String> labels, PublishedWeights publishedWeights) {
      this.file = file;
      this.labels = labels;
      this.publishedWeights = publishedWeights;
      String name = file.text("MODEL.NAME", "");
      if (name.isEmpty()) {
        throw file.wrong("MODEL.NAME", "is missing");
      }
      spec = Catalogue.standard().get(name);
    }

    GluonCvTraining training() {
      refuseWhatIsNoTraining();
      var rates = new GluonCvRates(file, corrections);
      var config =
          new TrainingConfig(
              spec.name(),
              model(),
              clip(),
              input(),
              resize(),
              data(),
              augmentation(),
              TrainingConfig.Sampling.GLUONCV,
              List.of(),
              rates.optimizer(),
              rates.schedule(),
              null,
              multigrid(),
              file.whole("TRAIN.EPOCH_NUM", 196),
              file.whole("TRAIN.BATCH_SIZE", 8),
              file.whole("VAL.FREQ", 2),
              null,
              1,
              null,
              null);
      correctTheRest();
      return new GluonCvTraining(config, List.copyOf(corrections));
    }

    private void refuseWhatIsNoTraining() {
      if (file.flag("INFERENCE.FEAT", false)) {
        throw file.wrong("INFERENCE.FEAT", "this file is for features: use 'zoetrope features'");
      }
      if (file.flag("MODEL.USE_AFFINE", false)) {
        throw file.wrong("MODEL.USE_AFFINE", "networks without batch norm cannot be trained here");
      }
    }

    private ModelChoice model() {
      return new ModelChoice(spec.name(), Map.of(), false, weights());
    }

    private Path weights() {
      if (file.flag("MODEL.LOAD", false)) {
        corrections.add("MODEL.LOAD works here; upstream's scripts fail on it");
        return Path.of(file.text("MODEL.PRETRAINED_PATH", "")).toAbsolutePath();
      }
      if (file.flag("MODEL.PRETRAINED", false)) {
        return published();
      }
      if (FROM_IMAGENET.contains(spec.family()) && file.flag("MODEL.PRETRAINED_BASE", true)) {
        corrections.add(
            "MODEL.PRETRAINED_BASE: ImageNet's weights are not had here, training starts from"
                + " seeded ones; name a checkpoint with LOAD: True and PRETRAINED_PATH");
      }
      return null;
    }

    private Path published() {
      if (spec.family().equals("tpn") && classes() != 400) {
        corrections.add(
            "MODEL.PRETRAINED: TPN's auxiliary head is replaced with the classifier; upstream"
                + " keeps it and fails for any but 400 classes");
      }
      return publishedWeights
          .cached(spec)
          .orElseThrow(
              () ->
                  file.wrong(
                      "MODEL.PRETRAINED",
                      "fetch the weights first: zoetrope models pull " + spec.name()));
    }

    /** Networks over segments take a frame of each, whatever FRAME_RATE says. */
    private ClipChoice clip() {
      int segments = file.whole("DATA.NUM_SEGMENT", 1);
      if (segments != spec.segments()) {
        throw file.wrong(
            "DATA.NUM_SEGMENT", "%s is trained on %d".formatted(spec.name(), spec.segments()));
      }
      if (segments > 1) {
        return null;
      }
      corrections.add(
          "DATA.FRAME_RATE counts frames of videos at 30 a second, to which all are brought;"
              + " upstream counts each file's own");
      return new ClipChoice(
          file.whole("DATA.CLIP_LEN", 16), file.whole("DATA.FRAME_RATE", 2), Rational.of(30));
    }

    private InputChoice input() {
      int side = file.whole("DATA.CROP_SIZE", 224);
      return new InputChoice(side, side);
    }

    /** Upstream decodes to a size and then scales the shorter side. */
    private Resize resize() {
      int side = file.whole("DATA.SHORT_SIDE_SIZE", 256);
      if (file.flag("DATA.KEEP_ASPECT_RATIO", false)) {
        return new Resize.ShortSide(side);
      }
      int width = file.whole("DATA.NEW_WIDTH", 340);
      int height = file.whole("DATA.NEW_HEIGHT", 256);
      int shorter = Math.min(width, height);
      return new Resize.Exact(width * side / shorter, height * side / shorter);
    }

    private DataChoice data() {
      return new DataChoice(source("TRAIN"), source("VAL"), null, named(), null, null);
    }

    private SourceChoice source(String part) {
      String list = "DATA.%s_ANNO_PATH".formatted(part);
      String folder = "DATA.%s_DATA_PATH".formatted(part);
      if (file.text(list, "").isEmpty()) {
        throw file.wrong(list, "is missing");
      }
      String root = file.text(folder, "");
      if (!root.isEmpty() && !root.endsWith("/")) {
        corrections.add(folder + " is taken as a folder, though it does not end in /");
      }
      Path from = root.isEmpty() ? null : Path.of(root).toAbsolutePath();
      return new SourceChoice(null, Path.of(file.text(list, "")).toAbsolutePath(), from, null);
    }

    private int classes() {
      return file.whole("DATA.NUM_CLASSES", 400);
    }

    private List<String> named() {
      List<String> named = labels;
      if (named.isEmpty() && Labels.names().contains(spec.labels())) {
        named = Labels.named(spec.labels());
      }
      if (named.size() != classes()) {
        String found = named.isEmpty() ? "none are named" : named.size() + " are named";
        throw file.wrong(
            "DATA.NUM_CLASSES",
            "%d classes, %s: name yours with --labels FILE".formatted(classes(), found));
      }
      return named;
    }

    private Augmentation augmentation() {
      if (!spec.labels().equals("somethingsomethingv2")) {
        return Augmentation.GLUONCV;
      }
      corrections.add(
          "Pictures are not mirrored: labels of Something-Something distinguish left and right;"
              + " upstream mirrors half of them");
      return new Augmentation(Augmentation.GLUONCV.scale(), 0, 0, 0, 0);
    }

    private MultiGrid multigrid() {
      boolean shortCycle =
          file.flag("DATA.MULTIGRID", false) || file.flag("TRAIN.MULTIGRID.USE_SHORT_CYCLE", false);
      boolean longCycle = file.flag("TRAIN.MULTIGRID.USE_LONG_CYCLE", false);
      if (longCycle) {
        corrections.add(
            "TRAIN.MULTIGRID: the long cycle follows the paper's phases, learning rates with them;"
                + " LONG_CYCLE_EPOCH is not used");
      }
      return new MultiGrid(shortCycle, longCycle);
    }

    private void correctTheRest() {
      corrections.add(
          "Validation takes the middle of each video; upstream takes a clip by chance, so that its"
              + " figures differ from run to run");
      for (String key : List.of("MODEL.BN_EVAL", "MODEL.PARTIAL_BN", "MODEL.BN_FROZEN")) {
        if (file.flag(key, false)) {
          corrections.add(key + " is not used; upstream it does nothing, or fails");
        }
      }
      if (file.whole("TRAIN.RESUME_EPOCH", -1) >= 0) {
        corrections.add("TRAIN.RESUME_EPOCH is not used: --resume continues where it ended");
      }
    }
  }
}
