package io.zoetrope.training.list;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A line's fields, parted by white space or commas; a field in double quotes may hold both. */
final class ListFields {
  /** In quotes, a quote doubled, up to the next gap; or anything without a gap. */
  private static final Pattern FIELD =
      Pattern.compile(
          "\"([^\"]*+(?:\"\"[^\"]*+)*+)\"(?=[\\s,]|$)|[^\\s,]+", Pattern.UNICODE_CHARACTER_CLASS);

  private final String line;
  private final List<MatchResult> fields;

  ListFields(String line) {
    this.line = line;
    fields = FIELD.matcher(line).results().toList();
  }

  int count() {
    return fields.size();
  }

  String get(int index) {
    MatchResult field = fields.get(index);
    return field.group(1) == null ? field.group() : field.group(1).replace("\"\"", "\"");
  }

  boolean isNumber(int index) {
    return get(index).matches("[+-]?[0-9]+(\\.[0-9]*)?");
  }

  /** The first fields and what stands between them, as one path. */
  String first(int count) {
    return count == 1 ? get(0) : line.substring(fields.get(0).start(), fields.get(count - 1).end());
  }
}
