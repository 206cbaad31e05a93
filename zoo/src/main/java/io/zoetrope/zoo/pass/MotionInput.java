package io.zoetrope.zoo.pass;

import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Parameter;
import io.zoetrope.zoo.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows a network how bright each frame is and how that differs from the frame before: its first
 * convolution reads these two channels instead of three of colour. Where much of a picture stands
 * still and colours mean nothing, a small network learns from this in a fraction of the time.
 */
public final class MotionInput {
  private static final String RESULT = "motion";
  private static final int TIME = 2;
  private static final int CHANNELS = 1;

  /** Changes are small beside brightness; so they weigh alike in a network yet to be trained. */
  private static final int CONTRAST = 4;

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
    nodes.add(node("red", new Op.Slice(CHANNELS, 0, 1, 1), input.name()));
    nodes.add(node("green", new Op.Slice(CHANNELS, 1, 2, 1), input.name()));
    nodes.add(node("blue", new Op.Slice(CHANNELS, 2, 3, 1), input.name()));
    nodes.add(node("red_green", new Op.Add(), "red", "green"));
    nodes.add(node("sum", new Op.Add(), "red_green", "blue"));
    nodes.add(node("bright", new Op.Scale(1 / 3.0), "sum"));
    nodes.add(node("later", new Op.Slice(TIME, 1, frames + 1, 1), "bright"));
    nodes.add(node("earlier", new Op.Slice(TIME, 0, frames, 1), "bright"));
    nodes.add(node("minus", new Op.Scale(-1), "earlier"));
    nodes.add(node("change", new Op.Add(), "later", "minus"));
    nodes.add(node("contrast", new Op.Scale(CONTRAST), "change"));
    nodes.add(node(RESULT, new Op.Concat(CHANNELS), "later", "contrast"));
    for (Node node : graph.nodes().subList(1, graph.nodes().size())) {
      nodes.add(node.equals(first) ? reading(RESULT, node) : node);
    }
    return new Graph(
        nodes,
        graph.parameters().stream().map(parameter -> fitted(parameter, first)).toList(),
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

  private static Parameter fitted(Parameter parameter, Node first) {
    if (!parameter.name().equals(first.parameters().get(0))) {
      return parameter;
    }
    Shape shape = parameter.shape();
    return new Parameter(
        parameter.name(), parameter.aliases(), shape.with(CHANNELS, 2), parameter.role());
  }
}
