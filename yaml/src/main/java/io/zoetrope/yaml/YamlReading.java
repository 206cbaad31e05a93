package io.zoetrope.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a text into a record, with values that stand in for its own; where that fails, finds what
 * is to blame.
 */
record YamlReading(YamlText yaml, ObjectReader reader) {

  /**
   * @throws YamlException blaming the override with which reading begins to fail, or the text where
   *     it fails by itself
   */
  <T> T of(YamlSource source) {
    try {
      return attempt(source.overrides());
    } catch (Misread e) {
      throw blame(source, e);
    }
  }

  /** Takes the last override away, and again, until reading works or none is left. */
  private YamlException blame(YamlSource source, Misread ofAll) {
    Misread misread = ofAll;
    for (int last = source.overrides().all().size() - 1; last >= 0; last--) {
      try {
        attempt(source.overrides().first(last));
        return source.overrides().all().get(last).error(misread.path, misread.getMessage());
      } catch (Misread e) {
        misread = e;
      }
    }
    return misread.line > 0
        ? new YamlException(yaml.name(), misread.line, "", misread.getMessage())
        : source.ownError(misread.path, misread.getMessage());
  }

  private <T> T attempt(YamlOverrides overrides) throws Misread {
    String text = replaced(overrides);
    try {
      return reader.readValue(text);
    } catch (JsonMappingException e) {
      throw mismatch(e, yaml.with(text).root());
    } catch (JsonProcessingException e) {
      String what = "not YAML: " + YamlMismatch.firstLine(e);
      throw new Misread(List.of(), what, e.getLocation().getLineNr());
    }
  }

  private String replaced(YamlOverrides overrides) throws Misread {
    try {
      return overrides.applyTo(yaml.text());
    } catch (IllegalArgumentException e) {
      throw new Misread(List.of(), e.getMessage(), 0);
    }
  }

  private static Misread mismatch(JsonMappingException e, YamlNode root) {
    List<Object> path = path(e);
    YamlNode nearest = root.at(path);
    var misspelt = YamlMismatch.misspelt(e, nearest);
    if (misspelt.isPresent()) {
      path.add(misspelt.get());
      return new Misread(path, YamlMismatch.unknown(e), 0);
    }
    String what = YamlMismatch.explain(e, nearest);
    var refusal = YamlMismatch.refused(e).map(type -> YamlRefusal.of(type, what));
    refusal.ifPresent(each -> path.addAll(each.steps()));
    return new Misread(path, refusal.map(YamlRefusal::what).orElse(what), 0);
  }

  private static List<Object> path(JsonMappingException e) {
    List<Object> path = new ArrayList<>();
    for (JsonMappingException.Reference step : e.getPath()) {
      path.add(step.getFieldName() == null ? (Object) step.getIndex() : step.getFieldName());
    }
    return path;
  }

  /** What is wrong, before it is known who is to blame. */
  private static final class Misread extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Object> path;
    private final int line;

    /**
     * @param line in the text; 0: that of the path
     */
    Misread(List<Object> path, String what, int line) {
      super(what);
      this.path = path;
      this.line = line;
    }
  }
}
