package io.zoetrope.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads YAML files into records whose constructors check them; keys are in kebab case. A key
 * without a value is as good as left out. {@code ${NAME}} stands for an environment variable, so
 * that no password need stand in a file; a relative {@link Path} starts at the file's folder.
 */
public final class YamlReader {
  private final ObjectMapper mapper;

  public YamlReader() {
    this(System::getenv);
  }

  public YamlReader(UnaryOperator<String> environment) {
    mapper =
        JsonMapper.builder(new YAMLFactory())
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .withCoercionConfigDefaults(
                each -> each.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                LogicalType.Boolean,
                each -> each.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .addModule(new YamlValues(environment))
            .build();
  }

  /**
   * Reads a file and checks all of it.
   *
   * @param type a record of the file's keys
   * @throws YamlException where the file cannot be read or used, naming file, line and key
   */
  public <T> T read(Path file, Class<T> type) {
    return read(YamlText.read(file), type);
  }

  /** As {@link #read(Path, Class)}, of a text that is read already. */
  public <T> T read(YamlText yaml, Class<T> type) {
    YamlNode root = yaml.root();
    try {
      return mapper
          .readerFor(type)
          .withAttribute(YamlValues.FOLDER, yaml.folder())
          .readValue(isEmpty(root) ? "{}" : yaml.text());
    } catch (JsonMappingException e) {
      List<Object> path = path(e);
      YamlNode nearest = root.at(path);
      YamlMismatch.throwIfMisspelt(yaml.name(), e, nearest);
      throw new YamlException(
          yaml.name(), nearest.line(), join(path), YamlMismatch.explain(e, nearest));
    } catch (JsonProcessingException e) {
      throw new YamlException(
          yaml.name(), e.getLocation().getLineNr(), "", "not YAML: " + YamlMismatch.firstLine(e));
    }
  }

  private static boolean isEmpty(YamlNode root) {
    return root instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty();
  }

  private static List<Object> path(JsonMappingException e) {
    List<Object> path = new ArrayList<>();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.add(step.getFieldName() == null ? (Object) step.getIndex() : step.getFieldName());
    }
    return path;
  }

  private static String join(List<Object> path) {
    StringBuilder joined = new StringBuilder();
    for (Object step : path) {
      joined.append(step instanceof Integer ? "[" + step + "]" : "." + step);
    }
    return joined.length() > 0 && joined.charAt(0) == '.' ? joined.substring(1) : joined.toString();
  }
}
