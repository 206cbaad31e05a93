package io.zoetrope.yaml;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value that stands in for a file's.
 *
 * @param value null: as if the key were absent
 * @param shown as it was written, secrets redacted
 */
record YamlOverride(YamlPath path, Node value, String shown) {
  /** What else stands before a {@code =} may be the beginning of a password. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._\\[\\]-]+");

  private static final String SHAPE = "-D: write path.to.key=value";

  /**
   * Reads {@code path.to.key=value}; a single value is taken as it stands, a list or several keys
   * as YAML.
   *
   * @throws YamlException where it is none, naming its key
   */
  static YamlOverride parse(Class<?> root, String written) {
    int equals = written.indexOf('=');
    String key = written.substring(0, Math.max(equals, 0)).strip();
    if (!KEY.matcher(key).matches()) {
      throw new YamlException(SHAPE);
    }
    String text = written.substring(equals + 1);
    try {
      YamlPath path = YamlPath.parse(root, key);
      String shown = "-D %s=%s".formatted(key, harmless(path, text));
      return new YamlOverride(path, value(path, text, shown), shown);
    } catch (IllegalArgumentException e) {
      throw new YamlException("-D %s: %s".formatted(key, e.getMessage()));
    }
  }

  private static Node compose(String text, String shown) {
    try {
      new YamlText(shown, text, null).root();
      return new Yaml().compose(new StringReader(text));
    } catch (YamlException | YAMLException e) { // its message may quote the text
      throw new YamlException(
          shown + ": not YAML, or with a key given twice, an alias (*) or a second document");
    }
  }

  private static String harmless(YamlPath path, String text) {
    return text.isEmpty() || path.holdsNoSecret() ? text : "…";
  }

  private static Node value(YamlPath path, String text, String shown) {
    if (text.isEmpty()) {
      return new ScalarNode(Tag.NULL, "null", null, null, ScalarStyle.PLAIN);
    }
    return path.isSingleValue()
        ? new ScalarNode(Tag.STR, text, null, null, ScalarStyle.SINGLE_QUOTED)
        : compose(text, shown);
  }

  /**
   * An error that this value is to blame for.
   *
   * @param wrong path of what is wrong
   */
  YamlException error(List<Object> wrong, String message) {
    boolean said = wrong.isEmpty() || wrong.equals(path.steps());
    return new YamlException(
        "%s: %s%s".formatted(shown, said ? "" : YamlPath.join(wrong) + ": ", message));
  }

  /** The node with the value where the path leads; null: there is none yet. */
  Node appliedTo(Node node) {
    return replaced(node, 0);
  }

  private Node replaced(Node node, int depth) {
    if (depth == path.steps().size()) {
      return value;
    }
    return path.steps().get(depth) instanceof Integer index
        ? inList(node, index, depth)
        : inMapping(node, path.steps().get(depth).toString(), depth);
  }

  private Node inMapping(Node node, String key, int depth) {
    List<NodeTuple> entries =
        node instanceof MappingNode mapping
            ? new ArrayList<>(mapping.getValue())
            : new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      NodeTuple entry = entries.get(i);
      if (entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key)) {
        Node below = replaced(entry.getValueNode(), depth + 1);
        entries.set(i, new NodeTuple(entry.getKeyNode(), below));
        return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
      }
    }
    var name = new ScalarNode(Tag.STR, key, null, null, ScalarStyle.SINGLE_QUOTED);
    entries.add(new NodeTuple(name, replaced(null, depth + 1)));
    return new MappingNode(Tag.MAP, entries, FlowStyle.BLOCK);
  }

  private Node inList(Node node, int index, int depth) {
    List<Node> entries =
        node instanceof SequenceNode list ? new ArrayList<>(list.getValue()) : new ArrayList<>();
    if (index > entries.size()) {
      throw new IllegalArgumentException(
          "the list has %d entries; the next is [%d]".formatted(entries.size(), entries.size()));
    }
    if (index == entries.size()) {
      entries.add(replaced(null, depth + 1));
    } else {
      entries.set(index, replaced(entries.get(index), depth + 1));
    }
    return new SequenceNode(Tag.SEQ, entries, FlowStyle.BLOCK);
  }
}
