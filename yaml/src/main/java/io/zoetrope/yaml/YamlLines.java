package io.zoetrope.yaml;

import java.io.StringReader;
import java.util.List;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Where in a YAML text a path stands. */
public final class YamlLines {
  private final Node root;

  public YamlLines(String yaml) {
    root = new Yaml().compose(new StringReader(yaml));
  }

  private YamlLines(Node root) {
    this.root = root;
  }

  /**
   * The lines of a text.
   *
   * @param name of the text in errors
   * @throws YamlException where it is not YAML
   */
  static YamlLines of(String name, String yaml) {
    return new YamlLines(compose(name, yaml));
  }

  /** Whether the text says nothing. */
  boolean isEmpty() {
    return root == null;
  }

  /**
   * @throws YamlException where {@code yaml} is not YAML
   */
  static Node compose(String name, String yaml) {
    try {
      return new Yaml().compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      throw new YamlException(
          "%s:%d: not YAML: %s".formatted(name, e.getProblemMark().getLine() + 1, e.getProblem()));
    }
  }

  /**
   * The line, from 1, of the deepest part of {@code path} that the text has.
   *
   * @param path keys (String) and indices (Integer) from the root
   */
  public int lineOf(List<Object> path) {
    Node node = root;
    int line = 1;
    for (Object step : path) {
      Place next = step(node, step);
      if (next == null) {
        break;
      }
      line = next.line();
      node = next.node();
    }
    return line;
  }

  private static Place step(Node node, Object step) {
    if (node instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step)) {
          return new Place(line(key), entry.getValueNode());
        }
      }
    } else if (node instanceof SequenceNode list && step instanceof Integer index) {
      if (index < list.getValue().size()) {
        Node item = list.getValue().get(index);
        return new Place(line(item), item);
      }
    }
    return null;
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  private record Place(int line, Node node) {}
}
