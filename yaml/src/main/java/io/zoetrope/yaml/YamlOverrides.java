package io.zoetrope.yaml;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
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

  /** The text with the values in it. Scalars stay as they are written. */
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

  /**
   * The override that an error is about: one of that value or of what holds it, or one that holds
   * part of it and is named in the message.
   */
  Optional<YamlOverride> toBlame(List<Object> path, String message) {
    Optional<YamlOverride> blamed = Optional.empty();
    for (YamlOverride each : all) {
      boolean named = each.path().isUnder(path) && names(message, each.path().key());
      if (each.path().isAtOrAbove(path) || named) {
        blamed = Optional.of(each);
      }
    }
    return blamed;
  }

  private static boolean names(String message, String key) {
    return Pattern.compile("(?<![\\w-])" + Pattern.quote(key) + "(?![\\w-])")
        .matcher(message)
        .find();
  }
}
