package io.zoetrope.training.gluoncv;

import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlNode;
import io.zoetrope.yaml.YamlProblems;
import io.zoetrope.yaml.YamlText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A configuration of GluonCV's PyTorch scripts, of 0.9 or 0.10: its keys checked, its values read.
 */
final class GluonCvFile {
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "DDP_CONFIG",
          keys(
              "WORLD_SIZE WORLD_RANK GPU_WORLD_SIZE GPU_WORLD_RANK DIST_URL WOLRD_URLS"
                  + " AUTO_RANK_MATCH DIST_BACKEND GPU DISTRIBUTED"),
          "CONFIG",
          keys("TRAIN VAL INFERENCE DATA MODEL LOG"),
          "CONFIG.TRAIN",
          keys(
              "EPOCH_NUM BATCH_SIZE LR MOMENTUM W_DECAY LR_POLICY LR_MILESTONE STEP USE_WARMUP"
                  + " WARMUP_EPOCHS WARMUP_START_LR WARMUP_END_LR RESUME_EPOCH MULTIGRID"),
          "CONFIG.TRAIN.MULTIGRID",
          keys("USE_LONG_CYCLE USE_SHORT_CYCLE LONG_CYCLE_EPOCH"),
          "CONFIG.VAL",
          keys("FREQ BATCH_SIZE"),
          "CONFIG.INFERENCE",
          keys("FEAT"),
          "CONFIG.DATA",
          keys(
              "TRAIN_ANNO_PATH VAL_ANNO_PATH TRAIN_DATA_PATH VAL_DATA_PATH NUM_CLASSES MULTIGRID"
                  + " CLIP_LEN FRAME_RATE KEEP_ASPECT_RATIO NUM_SEGMENT NUM_CROP TEST_NUM_SEGMENT"
                  + " TEST_NUM_CROP CROP_SIZE SHORT_SIDE_SIZE NEW_HEIGHT NEW_WIDTH"),
          "CONFIG.MODEL",
          keys(
              "NAME LOAD PRETRAINED_PATH PRETRAINED PRETRAINED_BASE BN_EVAL PARTIAL_BN BN_FROZEN"
                  + " USE_AFFINE"),
          "CONFIG.LOG",
          keys("BASE_PATH EXP_NAME LOG_DIR SAVE_DIR EVAL_DIR SAVE_FREQ DISPLAY_FREQ"));

  private final String file;
  private final YamlNode root;
  private final Map<String, YamlNode> values = new LinkedHashMap<>();
  private final YamlProblems problems;

  private GluonCvFile(YamlText yaml) {
    file = yaml.name();
    root = yaml.root();
    problems = new YamlProblems(file);
  }

  /**
   * Reads a file.
   *
   * @throws YamlException where it is no such file, naming every key that is unknown
   */
  static GluonCvFile read(Path file) {
    var read = new GluonCvFile(YamlText.read(file));
    read.take(read.root, Set.of("DDP_CONFIG", "CONFIG"));
    read.problems.throwIfAny();
    return read;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key, String otherwise) {
    return has(key) ? single(values.get(key)).text() : otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    String text = text(key, String.valueOf(otherwise));
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw wrong(key, "must be True or False, is " + text);
    }
    return Boolean.parseBoolean(text);
  }

  double number(String key, double otherwise) {
    return has(key) ? number(values.get(key)) : otherwise;
  }

  int whole(String key, int otherwise) {
    double number = number(key, otherwise);
    if (number != (int) number) {
      throw wrong(key, "must be a whole number, is " + number);
    }
    return (int) number;
  }

  List<Double> numbers(String key, List<Double> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    if (!(values.get(key) instanceof YamlNode.Sequence list)) {
      throw wrong(key, "must be a list, is " + values.get(key).kind());
    }
    return list.items().stream().map(this::number).toList();
  }

  /** An error about a key, with its line or that of the section where it is missing. */
  YamlException wrong(String key, String what) {
    String path = key.startsWith("DDP_CONFIG") ? key : "CONFIG." + key;
    int line = root.at(List.of(path.split("\\.", -1))).line();
    return new YamlException(file, line, path, what);
  }

  private double number(YamlNode value) {
    try {
      return single(value).number();
    } catch (NumberFormatException e) {
      throw new YamlException(file, value, "must be a number, is " + value.kind());
    }
  }

  private YamlNode.Scalar single(YamlNode value) {
    if (value instanceof YamlNode.Scalar single) {
      return single;
    }
    throw new YamlException(file, value, "must be a single value, is " + value.kind());
  }

  private void take(YamlNode node, Set<String> known) {
    if (!(node instanceof YamlNode.Mapping section)) {
      problems.add(node, "must be a section with " + listed(known));
      return;
    }
    section
        .entries()
        .forEach(
            (key, value) -> {
              if (!known.contains(key)) {
                problems.add(value, "unknown key; here may stand: " + listed(known));
              } else if (KNOWN.containsKey(value.path())) {
                take(value, KNOWN.get(value.path()));
              } else {
                values.put(value.path().replaceFirst("^CONFIG\\.", ""), value);
              }
            });
  }

  private static Set<String> keys(String words) {
    return new TreeSet<>(List.of(words.split(" ", -1)));
  }

  private static String listed(Set<String> known) {
    return known.stream().sorted().collect(Collectors.joining(", "));
  }
}
