package io.zoetrope.training.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import io.zoetrope.zoo.graph.Graph;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.weights.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network that can be trained, made from the graph that its ONNX file is written from. Takes
 * normalised clips N,3,T,H,W and gives logits N,classes; the parameters bear the graph's names.
 */
public final class GraphBlock extends AbstractBlock {
  private final Graph graph;
  private final GraphParameters state;
  private final LastUse lastUse;

  /** A block without values: {@link #load} them before anything else. */
  public GraphBlock(Graph graph) {
    this(graph, new GraphParameters(graph));
  }

  private GraphBlock(Graph graph, GraphParameters state) {
    this.graph = graph;
    this.state = state;
    lastUse = new LastUse(graph);
    state.all().forEach(this::addParameter);
  }

  /** The same parameters under another drawing of the network: other frames, height or width. */
  public GraphBlock on(Graph other) {
    return new GraphBlock(other, state);
  }

  Graph graph() {
    return graph;
  }

  /**
   * Takes over values.
   *
   * @param manager keeps them as long as the block is used
   * @param type {@code FLOAT32} to train, {@code FLOAT64} to check gradients
   * @throws IllegalArgumentException naming every tensor that is missing or has another shape
   */
  public void load(NDManager manager, DataType type, Weights weights) {
    state.load(manager, type, weights);
  }

  /** Every tensor a checkpoint of this network holds, as it is now. */
  public Weights weights() {
    return state.weights();
  }

  /** What gradients change, in the graph's order. */
  public List<Parameter> learned() {
    return state.all().stream().filter(Parameter::requiresGradient).toList();
  }

  /** Logits N,classes of normalised clips N,3,T,H,W; they belong to the clips' manager. */
  public NDArray logits(NDArray clips, boolean training) {
    ParameterStore store = new ParameterStore(clips.getManager(), false);
    return forward(store, new NDList(clips), training).singletonOrThrow();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store,
      NDList inputs,
      boolean training,
      PairList<String, Object> unusedSettings) {
    NDArray clips = inputs.singletonOrThrow();
    Map<String, NDArray> made = new HashMap<>();
    for (Node node : graph.nodes()) {
      made.put(node.name(), run(node, clips, made, store, training));
      lastUse.after(node).forEach(name -> close(made.remove(name), clips));
    }
    return new NDList(made.get(graph.logits()));
  }

  private NDArray run(
      Node node, NDArray clips, Map<String, NDArray> made, ParameterStore store, boolean training) {
    List<NDArray> inputs =
        node.inputs().isEmpty() ? List.of(clips) : node.inputs().stream().map(made::get).toList();
    List<NDArray> values = new ArrayList<>();
    for (String name : node.parameters()) {
      values.add(store.getValue(state.get(name), clips.getDevice(), training));
    }
    return Operations.run(node.op(), new Call(inputs, values, training));
  }

  /** Gradients keep what they need; the handle alone goes. */
  private static void close(NDArray dead, NDArray clips) {
    if (dead != clips) {
      dead.close();
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    io.zoetrope.zoo.graph.Shape logits = graph.shapes().get(graph.logits());
    return new Shape[] {new Shape(inputs[0].get(0), logits.size(1))};
  }
}
