package io.zoetrope.yaml;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;

/** Values that stand in for a file's, the last one of a key last. */
record YamlOverrides(List<YamlOverride> all) {

  /**
   * @param written each as {@code path.to.key=value}
   * @throws YamlException naming one that cannot be read
   */
  static YamlOverrides parse(Class<?> root, List<String> written) {
    return new YamlOverrides(written.stream().map(each -> YamlOverride.parse(root, each)).toList());
  }

  /**
   * The text with the values in it. Scalars stay as they are written.
   *
   * @throws IllegalArgumentException where the text has no such place
   */
  String applyTo(String yaml) {
    if (all.isEmpty()) {
      return yaml;
    }
    Node root = new Yaml().compose(new StringReader(yaml));
    for (YamlOverride each : all) {
      root = each.appliedTo(root);
    }
    return text(root);
  }

  private static String text(Node root) {
    var options = new DumperOptions();
    options.setSplitLines(false);
    var text = new StringWriter();
    new Yaml(options).serialize(root, text);
    return text.toString();
  }

  /** The last override of a value or of what holds it. */
  Optional<YamlOverride> toBlame(List<Object> path) {
    return all.stream()
        .filter(each -> each.path().isAtOrAbove(path))
        .reduce((earlier, later) -> later);
  }

  YamlOverrides first(int count) {
    return new YamlOverrides(all.subList(0, count));
  }
}
