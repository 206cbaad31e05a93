package io.zoetrope.training.gluoncv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.zoetrope.yaml.YamlException;
import io.zoetrope.yaml.YamlLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

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

  private final Path file;
  private final YamlLines lines;
  private final Map<String, JsonNode> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private GluonCvFile(Path file, YamlLines lines) {
    this.file = file;
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @throws YamlException where it is no such file, naming every key that is not known
   */
  static GluonCvFile read(Path file) {
    try {
      String text = Files.readString(file);
      var read = new GluonCvFile(file, new YamlLines(text));
      read.take("", new YAMLMapper().readTree(text), Set.of("DDP_CONFIG", "CONFIG"));
      read.requireNoProblems();
      return read;
    } catch (JsonProcessingException | org.yaml.snakeyaml.error.YAMLException e) {
      throw new YamlException(file + ": is no YAML: " + e.getMessage());
    } catch (IOException e) {
      throw new YamlException(file + ": cannot be read: " + e);
    }
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  String text(String key, String otherwise) {
    return has(key) ? values.get(key).asText() : otherwise;
  }

  boolean flag(String key, boolean otherwise) {
    String text = text(key, String.valueOf(otherwise));
    if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
      throw wrong(key, "must be True or False, is " + text);
    }
    return Boolean.parseBoolean(text);
  }

  double number(String key, double otherwise) {
    return has(key) ? number(key, values.get(key)) : otherwise;
  }

  int whole(String key, int otherwise) {
    double number = number(key, otherwise);
    if (number != Math.rint(number)) {
      throw wrong(key, "must be a whole number, is " + number);
    }
    return (int) number;
  }

  List<Double> numbers(String key, List<Double> otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    return StreamSupport.stream(values.get(key).spliterator(), false)
        .map(each -> number(key, each))
        .toList();
  }

  /** An error about a key, with its line or that of the section where it is missing. */
  YamlException wrong(String key, String what) {
    return new YamlException(at(key.startsWith("DDP_CONFIG") ? key : "CONFIG." + key) + what);
  }

  private double number(String key, JsonNode value) {
    try {
      return Double.parseDouble(value.asText());
    } catch (NumberFormatException e) {
      throw wrong(key, "must be a number, is " + value);
    }
  }

  private void take(String path, JsonNode node, Set<String> known) {
    if (!node.isObject()) {
      problems.add(at(path) + "must be a section with " + listed(known));
      return;
    }
    node.properties()
        .forEach(
            entry -> {
              String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
              JsonNode value = entry.getValue();
              if (!known.contains(entry.getKey())) {
                problems.add(at(key) + "unknown key; known here: " + listed(known));
              } else if (KNOWN.containsKey(key)) {
                take(key, value, KNOWN.get(key));
              } else {
                values.put(key.replaceFirst("^CONFIG\\.", ""), value);
              }
            });
  }

  private void requireNoProblems() {
    if (!problems.isEmpty()) {
      throw new YamlException(String.join("\n", problems));
    }
  }

  /**
   * @param path from the file's root
   */
  private String at(String path) {
    int line = lines.lineOf(List.of((Object[]) path.split("\\.", -1)));
    return path.isEmpty() ? file + ": " : "%s:%d: %s: ".formatted(file, line, path);
  }

  private static Set<String> keys(String words) {
    return new TreeSet<>(List.of(words.split(" ", -1)));
  }

  private static String listed(Set<String> known) {
    return known.stream().sorted().collect(Collectors.joining(", "));
  }
}
