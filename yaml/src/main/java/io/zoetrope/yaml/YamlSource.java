package io.zoetrope.yaml;

import java.util.List;

/**
 * A text and what replaces some of its values.
 *
 * @param name of the text in errors
 */
record YamlSource(String name, YamlNode root, YamlOverrides overrides) {

  /** Whether the text says nothing. */
  boolean isEmpty() {
    return root instanceof YamlNode.Mapping mapping && mapping.entries().isEmpty();
  }

  /**
   * An error with the place that is to blame.
   *
   * @param path of the value, or of one that holds it
   */
  YamlException error(List<Object> path, String message) {
    String what = YamlPath.join(path);
    String where =
        overrides
            .toBlame(path, message)
            .map(YamlOverride::toString)
            .orElseGet(() -> name + ":" + root.at(path).line());
    return new YamlException(
        "%s: %s%s".formatted(where, saysAlready(where, what) ? "" : what + ": ", message));
  }

  private static boolean saysAlready(String where, String what) {
    return what.isEmpty() || where.startsWith("-D " + what + "=");
  }
}
