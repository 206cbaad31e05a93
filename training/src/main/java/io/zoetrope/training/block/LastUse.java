package io.zoetrope.training.block;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which outputs are not read any more once a node has run. */
final class LastUse {
  private final Map<String, List<String>> dead = new HashMap<>();

  LastUse(Graph graph) {
    Map<String, String> last = new HashMap<>();
    for (Node node : graph.nodes()) {
      last.put(node.name(), node.name());
      node.inputs().forEach(input -> last.put(input, node.name()));
    }
    last.remove(graph.logits());
    last.forEach(
        (output, reader) -> dead.computeIfAbsent(reader, r -> new ArrayList<>()).add(output));
  }

  List<String> after(Node node) {
    return dead.getOrDefault(node.name(), List.of());
  }
}
