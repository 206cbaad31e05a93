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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    return layer(name, conv, x);
  }

  public Value batchNorm(String name, Value x) {
    return batchNorm(name, x, growth.norm);
  }

  public Value batchNorm(String name, Value x, Op.BatchNorm norm) {
    return layer(name, norm, x);
  }

  public Value convNorm(String conv, String norm, Value x, int outputs, Window window) {
    return batchNorm(norm, conv(conv, x, outputs, window));
  }

  public Value convNormRelu(String conv, String norm, Value x, int outputs, Window window) {
    return relu(convNorm(conv, norm, x, outputs, window));
  }

  public Value linear(String name, Value x, int outputs) {
    return layer(name, new Op.Linear(outputs), x);
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

  /** An operation without parameters, named after itself. */
  public Value apply(Op op, Value... inputs) {
    return layer(op.getClass().getSimpleName().toLowerCase(Locale.ROOT), op, inputs);
  }

  /** An operation whose parameters, if it has any, bear this name. */
  Value layer(String name, Op op, Value... inputs) {
    String node = growth.free(path + name);
    List<Value> read = Arrays.asList(inputs);
    Signature signature = Signature.of(node, op, read.stream().map(Value::shape).toList());
    List<String> parameters = parameters(name, signature);
    growth.nodes.put(node, new Node(node, op, read.stream().map(Value::name).toList(), parameters));
    return new Value(node, signature.output());
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

  /** Keeps a layer's parameters, in the order of their roles; gives the names of those it reads. */
  private List<String> parameters(String layer, Signature signature) {
    List<String> read = new ArrayList<>();
    for (Map.Entry<Role, Shape> entry : new TreeMap<>(signature.parameters()).entrySet()) {
      Role role = entry.getKey();
      Optional<Parameter> kept = growth.naming.parameter(path + layer, role, entry.getValue());
      kept.ifPresent(growth.parameters::add);
      kept.filter(parameter -> role.read()).map(Parameter::name).ifPresent(read::add);
    }
    return read;
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
