package io.zoetrope.zoo.parity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.testkit.Formula;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What GluonCV 0.9's own network (PyTorch 2.15, MXNet 1.9.1) gives for weights and clips that
 * {@link Formula} makes.
 *
 * @param aliases from a key to the key whose tensor it shares
 * @param gain of the kernels
 */
record Reference(
    String model,
    Framework framework,
    long seed,
    double gain,
    int classes,
    int segments,
    Map<String, String> aliases,
    List<Case> cases) {

  /** One clip and its output; {@code size} is small (64 pixels) or full (as published). */
  record Case(String size, Input input, List<Float> logits, Feature feature) {}

  /** A clip's name for the formula, and its shape N,T,H,W,3. */
  record Input(String name, List<Integer> shape) {}

  /** What the classifier reads: its length, Euclidean norm and first values. */
  record Feature(int length, double l2, List<Float> first) {}

  static List<Reference> all() {
    JsonMapper mapper =
        JsonMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Reference.class.getResourceAsStream("references.jsonl.gz")),
                StandardCharsets.UTF_8))) {
      return lines.lines().map(line -> parse(mapper, line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reference parse(JsonMapper mapper, String line) {
    try {
      return mapper.readValue(line, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return framework + " " + model;
  }
}
