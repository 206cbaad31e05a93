package io.zoetrope.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Map;

/** Writes YAML files. */
public final class YamlWriter {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  private YamlWriter() {}

  /**
   * A file's text, its keys in the map's order.
   *
   * @param values maps, lists, records, strings, numbers and booleans
   * @throws IllegalArgumentException where something else is among them
   */
  public static String text(Map<String, ?> values) {
    try {
      return MAPPER.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "only plain values can be written as YAML: " + e.getOriginalMessage(), e);
    }
  }
}
