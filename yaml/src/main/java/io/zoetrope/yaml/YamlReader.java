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
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML files into records whose constructors check them; keys are in kebab case. {@code
 * ${NAME}} stands for an environment variable, so that no password need stand in a file.
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
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
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
    String yaml = text(file);
    YamlLines lines = lines(file, yaml);
    try {
      return mapper.readValue(yaml, type);
    } catch (JsonMappingException e) {
      List<Object> path = path(e);
      throw error(file, lines.lineOf(path), join(path), explain(e));
    } catch (JsonProcessingException e) {
      throw error(file, e.getLocation().getLineNr(), "", "not YAML: " + firstLine(e));
    }
  }

  private static YamlLines lines(Path file, String yaml) {
    try {
      return new YamlLines(yaml);
    } catch (MarkedYAMLException e) {
      throw error(file, e.getProblemMark().getLine() + 1, "", "not YAML: " + e.getProblem());
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
      return "not a " + wrong.getTargetType().getSimpleName();
    }
    return firstLine(e);
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

  private static String join(List<Object> path) {
    StringBuilder joined = new StringBuilder();
    for (Object step : path) {
      joined.append(step instanceof Integer ? "[" + step + "]" : "." + step);
    }
    return joined.length() > 0 && joined.charAt(0) == '.' ? joined.substring(1) : joined.toString();
  }

  private static YamlException error(Path file, int line, String path, String message) {
    return new YamlException(
        "%s:%d: %s%s".formatted(file, line, path.isEmpty() ? "" : path + ": ", message));
  }
}
