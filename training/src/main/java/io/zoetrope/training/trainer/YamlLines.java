package io.zoetrope.training.trainer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** On which line of a YAML text each key stands; {@code data.train.scenes}, {@code list[2]}. */
final class YamlLines {
  private final Map<String, Integer> lines = new HashMap<>();

  YamlLines(String text) throws IOException {
    try (JsonParser parser = new YAMLFactory().createParser(text)) {
      parser.nextToken();
      value(parser, "");
    }
  }

  /** The line of a path, or of the nearest one above it that is there. */
  int of(String path) {
    Integer line = lines.get(path);
    if (line != null || path.isEmpty()) {
      return line == null ? 1 : line;
    }
    return of(
        path.substring(0, Math.max(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')))));
  }

  private void value(JsonParser parser, String path) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String key = path.isEmpty() ? parser.currentName() : path + "." + parser.currentName();
        lines.put(key, parser.currentTokenLocation().getLineNr());
        parser.nextToken();
        value(parser, key);
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
        lines.put(path + "[" + i + "]", parser.currentTokenLocation().getLineNr());
        value(parser, path + "[" + i + "]");
      }
    }
  }
}
