package io.zoetrope.zoo.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Shape;
import io.zoetrope.zoo.graph.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Writes every operation as ONNX's own; batch sizes stay open. */
final class OnnxOps implements Op.Visitor<Emitter> {
  private final OnnxGraph out;
  private final Map<String, Shape> shapes;
  private final Normalisation normalisation;
  private final Map<String, String> names;

  /**
   * @param names what nodes' outputs are called where it is not the node's name
   */
  OnnxOps(
      OnnxGraph out,
      Map<String, Shape> shapes,
      Normalisation normalisation,
      Map<String, String> names) {
    this.out = out;
    this.shapes = shapes;
    this.normalisation = normalisation;
    this.names = new HashMap<>(names);
  }

  void write(Node node) {
    node.op().accept(this).emit(node);
  }

  /** Bytes N,T,H,W,3 to normalised floats N,3,T,H,W; moving bytes first moves a quarter. */
  @Override
  public Emitter input(Op.Input op) {
    return node -> {
      Shape clip = shapes.get(node.name());
      List<Integer> frames = List.of(clip.size(2), clip.size(3), clip.size(4), clip.size(1));
      out.input("frames", TensorProto.DataType.UINT8, frames);
      out.node("Transpose", List.of("frames"), "frames.moved", "perm", List.of(0, 4, 1, 2, 3));
      int toFloat = TensorProto.DataType.FLOAT.getNumber();
      out.node("Cast", List.of("frames.moved"), "frames.float", "to", toFloat);
      int[] perColour = {3, 1, 1, 1};
      String factors = out.floats("frames.factors", perColour, normalisation.factors());
      out.node("Mul", List.of("frames.float", factors), "frames.scaled");
      String offsets = out.floats("frames.offsets", perColour, normalisation.offsets());
      out.node("Add", List.of("frames.scaled", offsets), output(node.name()));
    };
  }

  @Override
  public Emitter conv(Op.Conv op) {
    Window window = op.window();
    return plain("Conv", sliding(window, "dilations", window.dilation(), "group", op.groups()));
  }

  @Override
  public Emitter batchNorm(Op.BatchNorm op) {
    return plain("BatchNormalization", "epsilon", op.epsilon());
  }

  @Override
  public Emitter maxPool(Op.MaxPool op) {
    return plain("MaxPool", sliding(op.window(), "ceil_mode", op.window().ceil() ? 1 : 0));
  }

  @Override
  public Emitter avgPool(Op.AvgPool op) {
    return plain(
        "AveragePool",
        sliding(
            op.window(),
            "ceil_mode",
            op.window().ceil() ? 1 : 0,
            "count_include_pad",
            op.countPadding() ? 1 : 0));
  }

  @Override
  public Emitter globalAvgPool(Op.GlobalAvgPool op) {
    return plain("GlobalAveragePool");
  }

  @Override
  public Emitter linear(Op.Linear op) {
    return plain("Gemm", "transB", 1);
  }

  @Override
  public Emitter relu(Op.Relu op) {
    return plain("Relu");
  }

  @Override
  public Emitter sigmoid(Op.Sigmoid op) {
    return plain("Sigmoid");
  }

  @Override
  public Emitter softmax(Op.Softmax op) {
    return plain("Softmax", "axis", -1);
  }

  /** Nothing to write: its readers read what it reads. */
  @Override
  public Emitter dropout(Op.Dropout op) {
    return node -> names.put(node.name(), output(node.inputs().get(0)));
  }

  @Override
  public Emitter scale(Op.Scale op) {
    return node -> {
      String factor = out.floats(node.name() + ".factor", new int[0], (float) op.factor());
      with(List.of(factor), "Mul", node);
    };
  }

  @Override
  public Emitter add(Op.Add op) {
    return plain("Add");
  }

  @Override
  public Emitter mul(Op.Mul op) {
    return plain("Mul");
  }

  @Override
  public Emitter concat(Op.Concat op) {
    return plain("Concat", "axis", op.axis());
  }

  @Override
  public Emitter matMul(Op.MatMul op) {
    return plain("MatMul");
  }

  @Override
  public Emitter transpose(Op.Transpose op) {
    return plain("Transpose", "perm", op.order());
  }

  @Override
  public Emitter slice(Op.Slice op) {
    return node -> {
      String start = out.longs(node.name() + ".start", op.start());
      String end = out.longs(node.name() + ".end", op.end());
      String axis = out.longs(node.name() + ".axis", op.axis());
      String step = out.longs(node.name() + ".step", op.step());
      with(List.of(start, end, axis, step), "Slice", node);
    };
  }

  @Override
  public Emitter framesToBatch(Op.FramesToBatch op) {
    return node -> {
      String swapped = node.name() + ".frames";
      out.node("Transpose", inputs(node), swapped, "perm", List.of(0, 2, 1, 3, 4));
      reshape(swapped, node);
    };
  }

  @Override
  public Emitter batchToFrames(Op.BatchToFrames op) {
    return reshaped();
  }

  @Override
  public Emitter flatten(Op.Flatten op) {
    return reshaped();
  }

  @Override
  public Emitter unflattenLike(Op.UnflattenLike op) {
    return reshaped();
  }

  @Override
  public Emitter squeeze(Op.Squeeze op) {
    return node -> with(List.of(out.longs(node.name() + ".axis", op.axis())), "Squeeze", node);
  }

  @Override
  public Emitter mean(Op.Mean op) {
    return plain("ReduceMean", "axes", List.of(op.axis()), "keepdims", 0);
  }

  /** One ONNX node that reads what the graph's reads. */
  private Emitter plain(String type, Object... attributes) {
    return node -> out.node(type, inputs(node), output(node.name()), attributes);
  }

  private void with(List<String> constants, String type, Node node) {
    List<String> all = Stream.concat(inputs(node).stream(), constants.stream()).toList();
    out.node(type, all, output(node.name()));
  }

  private Emitter reshaped() {
    return node -> reshape(inputs(node).get(0), node);
  }

  /** To the node's shape with the batch left open. */
  private void reshape(String input, Node node) {
    LongStream behind =
        shapes.get(node.name()).from(1).sizes().stream().mapToLong(Integer::longValue);
    long[] sizes = LongStream.concat(LongStream.of(-1), behind).toArray();
    String shape = out.longs(node.name() + ".shape", sizes);
    out.node("Reshape", List.of(input, shape), output(node.name()));
  }

  /** What a node reads: other nodes' outputs, then its parameters. */
  private List<String> inputs(Node node) {
    Stream<String> read = node.inputs().stream().map(this::output);
    return Stream.concat(read, node.parameters().stream()).toList();
  }

  private String output(String node) {
    return names.getOrDefault(node, node);
  }

  /** A window's attributes and those behind them. */
  private static Object[] sliding(Window window, Object... others) {
    List<Integer> pads = new ArrayList<>(window.before());
    pads.addAll(window.after());
    List<Object> attributes =
        new ArrayList<>(
            List.of("kernel_shape", window.kernel(), "strides", window.stride(), "pads", pads));
    attributes.addAll(Arrays.asList(others));
    return attributes.toArray();
  }
}
