package io.zoetrope.training.trainer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Reads {@code train.yaml} and explains what is wrong with it. */
final class ConfigFile {
  private final Path file;

  ConfigFile(Path file) {
    this.file = file;
  }

  TrainingConfig read() {
    String text = text();
    try {
      return mapper().readValue(text, TrainingConfig.class);
    } catch (UnrecognizedPropertyException e) {
      throw error(e, text, "unknown key; known here: " + known(e));
    } catch (JsonMappingException e) {
      throw error(e, text, cause(e));
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new TrainingConfigException(file + ":" + line + ": " + e.getOriginalMessage(), e);
    }
  }

  private String text() {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new TrainingConfigException(file + ": there is no such file", e);
    } catch (IOException e) {
      throw new TrainingConfigException(file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  private JsonMapper mapper() {
    return JsonMapper.builder(new YAMLFactory())
        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
        .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addModule(new SimpleModule().addDeserializer(Path.class, new BesideTheFile()))
        .build();
  }

  private TrainingConfigException error(JsonMappingException e, String text, String what) {
    String path = path(e);
    int line = lines(text).of(path);
    String key = path.isEmpty() ? "" : path + ": ";
    return new TrainingConfigException(file + ":" + line + ": " + key + what, e);
  }

  /** The text was YAML enough to be bound, so its lines can be told. */
  private static YamlLines lines(String text) {
    try {
      return new YamlLines(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream()
        .map(String::valueOf)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String cause(JsonMappingException e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : cause.getMessage();
  }

  /** Relative paths start at the file's folder. */
  private final class BesideTheFile extends StdDeserializer<Path> {
    private static final long serialVersionUID = 1L;

    BesideTheFile() {
      super(Path.class);
    }

    @Override
    public Path deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return file.toAbsolutePath().resolveSibling(parser.getText()).normalize();
    }
  }
}
