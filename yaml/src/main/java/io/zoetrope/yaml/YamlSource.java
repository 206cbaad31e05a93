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
    return overrides
        .toBlame(path)
        .map(blamed -> blamed.error(path, message))
        .orElseGet(() -> ownError(path, message));
  }

  /** An error of the text itself. */
  YamlException ownError(List<Object> path, String message) {
    return new YamlException(name, root.at(path).line(), YamlPath.join(path), message);
  }
}
