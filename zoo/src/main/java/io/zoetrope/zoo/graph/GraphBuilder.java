package io.zoetrope.zoo.graph;

import io.zoetrope.zoo.graph.Parameter.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Grows a graph, layer by layer, in words near a paper's table. Layers are named by their path in
 * the checkpoint; {@link #in} opens a deeper path on the same graph.
 */
public final class GraphBuilder {

  private final Growth growth;
  private final String path;

  public GraphBuilder(Naming naming) {
    this(naming, new Op.BatchNorm(1e-5, 0.1));
  }

  /**
   * @param norm the batch normalisation that layers have unless they say otherwise
   */
  public GraphBuilder(Naming naming, Op.BatchNorm norm) {
    this(new Growth(naming, norm), "");
  }

  private GraphBuilder(Growth growth, String path) {
    this.growth = growth;
    this.path = path;
  }

  /** The same graph, with layers named below {@code name}. */
  public GraphBuilder in(String name) {
    return new GraphBuilder(growth, path + name + ".");
  }

  /** The clip: N,3,T,H,W. */
  public Value input(int frames, int height, int width) {
    Shape clip = Shape.of(1, 3, frames, height, width);
    growth.input = clip;
    growth.nodes.put("input", new Node("input", new Op.Input(), List.of(), List.of()));
    return new Value("input", clip);
  }

  /** A convolution without bias. */
  public Value conv(String name, Value x, int outputs, Window window) {
    return conv(name, x, new Op.Conv(outputs, window, 1, false));
  }

  public Value conv(String name, Value x, Op.Conv conv) {
    List<Integer> inputs = List.of(conv.outputs(), x.channels() / conv.groups());
    List<String> parameters = new ArrayList<>();
    parameters.addAll(
        parameter(name, Role.KERNEL, new Shape(inputs).then(new Shape(conv.window().kernel()))));
    if (conv.bias()) {
      parameters.addAll(parameter(name, Role.BIAS, Shape.of(conv.outputs())));
    }
    return node(name, conv, parameters, x);
  }

  public Value batchNorm(String name, Value x) {
    return batchNorm(name, x, growth.norm);
  }

  public Value batchNorm(String name, Value x, Op.BatchNorm norm) {
    Shape each = Shape.of(x.channels());
    List<String> parameters = new ArrayList<>();
    for (Role role :
        List.of(Role.NORM_SCALE, Role.NORM_SHIFT, Role.NORM_MEAN, Role.NORM_VARIANCE)) {
      parameters.addAll(parameter(name, role, each));
    }
    parameter(name, Role.NORM_COUNTER, Shape.of());
    return node(name, norm, parameters, x);
  }

  public Value convNorm(String conv, String norm, Value x, int outputs, Window window) {
    return batchNorm(norm, conv(conv, x, outputs, window));
  }

  public Value convNormRelu(String conv, String norm, Value x, int outputs, Window window) {
    return relu(convNorm(conv, norm, x, outputs, window));
  }

  public Value linear(String name, Value x, int outputs) {
    List<String> parameters = new ArrayList<>();
    parameters.addAll(parameter(name, Role.KERNEL, Shape.of(outputs, x.shape().size(-1))));
    parameters.addAll(parameter(name, Role.BIAS, Shape.of(outputs)));
    return node(name, new Op.Linear(outputs), parameters, x);
  }

  public Value relu(Value x) {
    return apply(new Op.Relu(), x);
  }

  public Value maxPool(Value x, Window window) {
    return apply(new Op.MaxPool(window), x);
  }

  /** The mean of every channel as one vector: N,C. */
  public Value globalPool(Value x) {
    return apply(new Op.Flatten(1), apply(new Op.GlobalAvgPool(), x));
  }

  public Value add(Value a, Value b) {
    return apply(new Op.Add(), a, b);
  }

  /** Joins along the channels. */
  public Value concat(Value... parts) {
    return apply(new Op.Concat(1), parts);
  }

  /** An operation without parameters. */
  public Value apply(Op op, Value... inputs) {
    return node(op.getClass().getSimpleName().toLowerCase(Locale.ROOT), op, List.of(), inputs);
  }

  /**
   * The graph of what the outputs need. Layers they do not need, such as an auxiliary head, leave
   * their parameters, since checkpoints hold them, and no nodes.
   */
  public Graph build(Value logits, Value feature) {
    Set<String> needed = growth.ancestors(List.of(logits.name(), feature.name()));
    List<Node> kept =
        growth.nodes.values().stream().filter(node -> needed.contains(node.name())).toList();
    return new Graph(kept, growth.parameters, growth.input, logits.name(), feature.name());
  }

  private List<String> parameter(String layer, Role role, Shape shape) {
    List<Parameter> kept = growth.naming.parameter(path + layer, role, shape).stream().toList();
    growth.parameters.addAll(kept);
    return kept.stream().map(Parameter::name).toList();
  }

  private Value node(String name, Op op, List<String> parameters, Value... inputs) {
    List<Value> read = Arrays.asList(inputs);
    Node node =
        new Node(growth.free(path + name), op, read.stream().map(Value::name).toList(), parameters);
    growth.nodes.put(node.name(), node);
    return new Value(node.name(), Graph.shape(node, read.stream().map(Value::shape).toList()));
  }

  /** What all builders of one graph share. */
  private static final class Growth {
    final Naming naming;
    final Op.BatchNorm norm;
    final Map<String, Node> nodes = new LinkedHashMap<>();
    final List<Parameter> parameters = new ArrayList<>();
    Shape input;

    Growth(Naming naming, Op.BatchNorm norm) {
      this.naming = naming;
      this.norm = norm;
    }

    String free(String name) {
      String free = name;
      for (int next = 2; nodes.containsKey(free); next++) {
        free = name + "_" + next;
      }
      return free;
    }

    Set<String> ancestors(List<String> names) {
      Set<String> found = new HashSet<>(names);
      List<Node> reversed = new ArrayList<>(nodes.values());
      Collections.reverse(reversed);
      for (Node node : reversed) {
        if (found.contains(node.name())) {
          found.addAll(node.inputs());
        }
      }
      return found;
    }
  }
}
