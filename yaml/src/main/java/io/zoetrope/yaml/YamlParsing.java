package io.zoetrope.yaml;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Turns a text into values that know their places: one document, no key twice. Aliases are refused,
 * and merge keys with them, so that what a file says stands where it is said and nothing grows.
 */
final class YamlParsing {
  private static final int DEEPEST = 50;
  private static final YAMLFactory FACTORY =
      YAMLFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build();

  private final YamlText text;
  private int reached = 1;

  YamlParsing(YamlText text) {
    this.text = text;
  }

  YamlNode root() {
    try (YAMLParser parser = FACTORY.createParser(text.text())) {
      JsonToken first = parser.nextToken();
      YamlNode root =
          isNothing(first, parser)
              ? new YamlNode.Mapping("", 1, Map.of())
              : value(parser, "", line(parser));
      if (parser.nextToken() != null) {
        throw error(line(parser), "", "a second document begins; only one is read");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw notYaml(e);
    } catch (YAMLException e) {
      throw error(1, "", "not YAML: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNothing(JsonToken first, JsonParser parser) throws IOException {
    return first == null
        || first == JsonToken.VALUE_NULL
        || (first.isScalarValue() && parser.getText().isEmpty());
  }

  private YamlNode value(YAMLParser parser, String path, int line) throws IOException {
    if (parser.isCurrentAlias()) {
      throw error(line, path, "aliases (*) are not read; write the value out");
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(parser, path, line);
      case START_ARRAY -> sequence(parser, path, line);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new YamlNode.Scalar(path, line, parser.getText(), number(parser, path, line));
      case VALUE_TRUE, VALUE_FALSE ->
          new YamlNode.Scalar(path, line, parser.getText(), parser.getBooleanValue());
      case VALUE_NULL -> new YamlNode.Scalar(path, line, "", null);
      default -> new YamlNode.Scalar(path, line, parser.getText(), parser.getText());
    };
  }

  private YamlNode mapping(YAMLParser parser, String path, int line) throws IOException {
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      String keyPath = path.isEmpty() ? key : path + "." + key;
      int keyLine = line(parser);
      YamlNode earlier = entries.get(key);
      if (earlier != null) {
        String what = "Duplicate field '%s', first on line %d".formatted(key, earlier.line());
        throw error(keyLine, keyPath, what);
      }
      parser.nextToken();
      entries.put(key, value(parser, keyPath, keyLine));
    }
    return new YamlNode.Mapping(path, line, entries);
  }

  private YamlNode sequence(YAMLParser parser, String path, int line) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(parser, path + "[" + items.size() + "]", line(parser)));
    }
    return new YamlNode.Sequence(path, line, items);
  }

  private Number number(YAMLParser parser, String path, int line) throws IOException {
    try {
      return parser.getNumberValue();
    } catch (JsonParseException e) {
      throw error(line, path, "must be a finite number, is " + parser.getText());
    }
  }

  private int line(JsonParser parser) {
    reached = parser.currentTokenLocation().getLineNr();
    return reached;
  }

  private YamlException notYaml(JsonProcessingException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
        return error(marked.getProblemMark().getLine() + 1, "", "not YAML: " + marked.getProblem());
      }
      if (cause instanceof ReaderException unreadable) {
        String what = "not YAML: the character U+%04X".formatted(unreadable.getCodePoint());
        return error(lineAt(unreadable.getPosition()), "", what);
      }
    }
    int line = e.getLocation() == null ? reached : Math.max(1, e.getLocation().getLineNr());
    return error(line, "", "not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
  }

  private int lineAt(int position) {
    String before = text.text().substring(0, Math.min(position, text.text().length()));
    return 1 + (int) before.chars().filter(each -> each == '\n').count();
  }

  private YamlException error(int line, String path, String what) {
    return new YamlException(text.name(), line, path, what);
  }
}
