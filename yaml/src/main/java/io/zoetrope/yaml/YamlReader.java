package io.zoetrope.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads YAML files into records whose constructors check them; keys are in kebab case. {@code
 * ${NAME}} stands for an environment variable, so that no password need stand in a file.
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
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
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
    return read(file.toString(), text(file), type, List.of()).value();
  }

  /**
   * Reads a text, some of whose values others stand in for, and checks all of it.
   *
   * @param name of the text in errors
   * @param type a record of the text's keys
   * @param overrides each as {@code path.to.key=value}; the last one of a key holds
   * @throws YamlException where the text cannot be used, naming it, the line and the key, or the
   *     override
   */
  public <T> YamlDocument<T> read(String name, String yaml, Class<T> type, List<String> overrides) {
    var replaced = YamlOverrides.parse(type, overrides);
    var lines = YamlLines.of(name, yaml);
    var source = new YamlSource(name, lines, replaced);
    try {
      T value = mapper.readValue(replaced.applyTo(name, lines.isEmpty() ? NOTHING : yaml), type);
      return new YamlDocument<>(value, type, source);
    } catch (JsonMappingException e) {
      throw source.error(path(e), explain(e));
    } catch (JsonProcessingException e) {
      throw new YamlException(
          "%s:%d: not YAML: %s".formatted(name, e.getLocation().getLineNr(), firstLine(e)));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new YamlException(file + ": no such file");
    } catch (IOException e) {
      throw new YamlException(file + ": cannot be read: " + e.getMessage());
    }
  }

  private static String explain(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      String known =
          unknown.getKnownPropertyIds().stream()
              .map(Object::toString)
              .sorted()
              .collect(Collectors.joining(", "));
      return "unknown key; here may stand: " + known;
    }
    if (e instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      return invalid.getCause().getMessage();
    }
    if (e instanceof MismatchedInputException wrong && wrong.getTargetType() != null) {
      return "not " + kind(wrong.getTargetType());
    }
    return firstLine(e);
  }

  private static String kind(Class<?> type) {
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
      return "a whole number";
    }
    return Number.class.isAssignableFrom(type) || type.isPrimitive()
        ? "a number"
        : "a " + type.getSimpleName();
  }

  private static String firstLine(JsonProcessingException e) {
    return e.getOriginalMessage().lines().findFirst().orElse("");
  }

  private static List<Object> path(JsonMappingException e) {
    List<Object> path = new ArrayList<>();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.add(step.getFieldName() == null ? (Object) step.getIndex() : step.getFieldName());
    }
    return path;
  }
}
