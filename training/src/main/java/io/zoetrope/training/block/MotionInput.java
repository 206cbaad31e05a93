package io.zoetrope.training.block;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a network, beside each frame, how it differs from the one before: its first convolution
 * reads six channels, three of colour and three of change. Where much of a picture stands still, a
 * small network learns from this in a fraction of the time.
 */
public final class MotionInput {
  private static final String RESULT = "motion";
  private static final int TIME = 2;
  private static final int CHANNELS = 1;

  private MotionInput() {}

  /**
   * The network with motion.
   *
   * @param graph drawn for one frame less than its clips will have: the first frame has none before
   *     it, and only serves the second
   * @throws IllegalArgumentException when something other than one convolution reads the clip
   */
  public static Graph of(Graph graph) {
    Node input = graph.nodes().get(0);
    Node first = reader(graph, input.name());
    int frames = graph.input().size(TIME);
    List<Node> nodes = new ArrayList<>(List.of(input));
    nodes.add(node("later", new Op.Slice(TIME, 1, frames + 1, 1), input.name()));
    nodes.add(node("earlier", new Op.Slice(TIME, 0, frames, 1), input.name()));
    nodes.add(node("minus", new Op.Scale(-1), "earlier"));
    nodes.add(node("change", new Op.Add(), "later", "minus"));
    nodes.add(node(RESULT, new Op.Concat(CHANNELS), "later", "change"));
    for (Node node : graph.nodes().subList(1, graph.nodes().size())) {
      nodes.add(node.equals(first) ? reading(RESULT, node) : node);
    }
    return new Graph(
        nodes,
        graph.parameters().stream().map(parameter -> widened(parameter, first)).toList(),
        graph.input().with(TIME, frames + 1),
        graph.logits(),
        graph.feature());
  }

  private static Node reader(Graph graph, String input) {
    List<Node> readers =
        graph.nodes().stream().filter(node -> node.inputs().contains(input)).toList();
    if (readers.size() != 1 || !(readers.get(0).op() instanceof Op.Conv)) {
      throw new IllegalArgumentException(
          "motion needs a network that begins with one convolution; this one begins with "
              + readers.stream().map(Node::name).toList());
    }
    return readers.get(0);
  }

  private static Node node(String name, Op op, String... inputs) {
    return new Node(name, op, List.of(inputs), List.of());
  }

  private static Node reading(String input, Node node) {
    return new Node(node.name(), node.op(), List.of(input), node.parameters());
  }

  private static Parameter widened(Parameter parameter, Node first) {
    if (!parameter.name().equals(first.parameters().get(0))) {
      return parameter;
    }
    Shape shape = parameter.shape();
    return new Parameter(
        parameter.name(),
        parameter.aliases(),
        shape.with(CHANNELS, 2 * shape.size(CHANNELS)),
        parameter.role());
  }
}
