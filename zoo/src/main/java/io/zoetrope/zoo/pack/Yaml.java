package io.zoetrope.zoo.pack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A parsed YAML value that still knows its path ({@code clip.fps}) and its line in the file. */
sealed interface Yaml {
  String path();

  int line();

  /** The value as plain maps, lists, strings, numbers and booleans. */
  Object plain();

  /** What a message calls this kind of value. */
  String kind();

  record Mapping(String path, int line, Map<String, Yaml> entries) implements Yaml {
    @Override
    public Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      entries.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  record Sequence(String path, int line, List<Yaml> items) implements Yaml {
    @Override
    public List<Object> plain() {
      List<Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.plain()));
      return plain;
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * One value.
   *
   * @param text as written in the file
   * @param plain as YAML types it, or null
   */
  record Scalar(String path, int line, String text, Object plain) implements Yaml {
    @Override
    public String kind() {
      return plain == null ? "empty" : text;
    }
  }

  /**
   * Reads a text, each value with its place.
   *
   * @throws IOException when the text is not YAML, or a key is given twice
   */
  static Yaml parse(String text) throws IOException {
    YAMLFactory factory = YAMLFactory.builder().build();
    factory.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
    try (JsonParser parser = factory.createParser(text)) {
      return parser.nextToken() == null
          ? new Mapping("", 1, Map.of())
          : parse(parser, "", parser.currentTokenLocation().getLineNr());
    }
  }

  private static Yaml parse(JsonParser parser, String path, int line) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> parseMapping(parser, path, line);
      case START_ARRAY -> parseSequence(parser, path, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Scalar(path, line, parser.getText(), parser.getNumberValue());
      case VALUE_TRUE, VALUE_FALSE ->
          new Scalar(path, line, parser.getText(), parser.getBooleanValue());
      case VALUE_NULL -> new Scalar(path, line, "", null);
      default -> new Scalar(path, line, parser.getText(), parser.getText());
    };
  }

  private static Yaml parseMapping(JsonParser parser, String path, int line) throws IOException {
    Map<String, Yaml> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = parser.currentTokenLocation().getLineNr();
      parser.nextToken();
      entries.put(key, parse(parser, path.isEmpty() ? key : path + "." + key, keyLine));
    }
    return new Mapping(path, line, entries);
  }

  private static Yaml parseSequence(JsonParser parser, String path, int line) throws IOException {
    List<Yaml> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String itemPath = path + "[" + items.size() + "]";
      items.add(parse(parser, itemPath, parser.currentTokenLocation().getLineNr()));
    }
    return new Sequence(path, line, items);
  }
}
