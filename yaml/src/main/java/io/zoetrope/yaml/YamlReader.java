package io.zoetrope.yaml;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads YAML files into records whose constructors check them; keys are in kebab case. A key
 * without a value is as good as left out. {@code ${NAME}} stands for an environment variable, so
 * that no password need stand in a file, and that of a {@link Secret} only once it is used; a
 * relative {@link Path} starts at the file's folder.
 */
public final class YamlReader {
  private static final String NOTHING = "{}";

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
    return read(yaml, type, List.of()).value();
  }

  /**
   * Reads a text, some of whose values others stand in for, and checks all of it.
   *
   * @param type a record of the text's keys
   * @param overrides each as {@code path.to.key=value}; the last one of a key holds
   * @throws YamlException where the text cannot be used, naming it, the line and the key, or the
   *     override
   */
  public <T> YamlDocument<T> read(YamlText yaml, Class<T> type, List<String> overrides) {
    var replacing = YamlOverrides.parse(type, overrides);
    var source = new YamlSource(yaml.name(), yaml.root(), replacing);
    var text = source.isEmpty() ? yaml.with(NOTHING) : yaml;
    var reader = mapper.readerFor(type).withAttribute(YamlValues.FOLDER, yaml.folder());
    return new YamlDocument<>(new YamlReading(text, reader).of(source), type, source);
  }
}
