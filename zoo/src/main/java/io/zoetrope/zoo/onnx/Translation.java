package io.zoetrope.zoo.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.zoetrope.zoo.graph.Node;
import io.zoetrope.zoo.graph.Op;
import io.zoetrope.zoo.graph.Shape;
import io.zoetrope.zoo.graph.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Says every operation in ONNX's words; batch sizes stay open. */
final class Translation {

  /** Writes a node of one kind. */
  private interface Phrase<O extends Op> {
    void write(O op, Node node);
  }

  private final OnnxGraph out;
  private final Map<String, Shape> shapes;
  private final Normalisation normalisation;
  private final Map<String, String> names;
  private final Map<Class<?>, Phrase<? extends Op>> phrases = new HashMap<>();

  /**
   * @param names what nodes' outputs are called where it is not the node's name
   */
  Translation(
      OnnxGraph out,
      Map<String, Shape> shapes,
      Normalisation normalisation,
      Map<String, String> names) {
    this.out = out;
    this.shapes = shapes;
    this.normalisation = normalisation;
    this.names = new HashMap<>(names);
    ends();
    layers();
    arithmetic();
    axes();
  }

  void write(Node node) {
    write(node, node.op());
  }

  boolean takes(Class<?> op) {
    return phrases.containsKey(op);
  }

  @SuppressWarnings("unchecked") // a phrase is kept under the class it takes
  private <O extends Op> void write(Node node, O op) {
    ((Phrase<O>) phrases.get(op.getClass())).write(op, node);
  }

  private <O extends Op> void say(Class<O> type, Phrase<O> phrase) {
    phrases.put(type, phrase);
  }

  private <O extends Op> void say(Class<O> type, String onnx) {
    say(type, (op, node) -> plain(onnx, node));
  }

  private void ends() {
    say(Op.Input.class, (op, node) -> input(node));
    say(
        Op.Dropout.class,
        (op, node) -> names.put(node.name(), output(node.inputs().get(0)))); // nothing to write
  }

  private void layers() {
    say(
        Op.Conv.class,
        (op, node) -> {
          List<Object> attributes = sliding(op.window());
          attributes.addAll(List.of("dilations", op.window().dilation(), "group", op.groups()));
          plain("Conv", node, attributes.toArray());
        });
    say(
        Op.BatchNorm.class,
        (op, node) -> plain("BatchNormalization", node, "epsilon", op.epsilon()));
    say(Op.Linear.class, (op, node) -> plain("Gemm", node, "transB", 1));
    say(Op.MaxPool.class, (op, node) -> plain("MaxPool", node, pooling(op.window()).toArray()));
    say(
        Op.AvgPool.class,
        (op, node) -> {
          List<Object> attributes = pooling(op.window());
          attributes.addAll(List.of("count_include_pad", op.countPadding() ? 1 : 0));
          plain("AveragePool", node, attributes.toArray());
        });
    say(Op.GlobalAvgPool.class, "GlobalAveragePool");
  }

  private void arithmetic() {
    say(Op.Relu.class, "Relu");
    say(Op.Sigmoid.class, "Sigmoid");
    say(Op.Add.class, "Add");
    say(Op.Mul.class, "Mul");
    say(Op.MatMul.class, "MatMul");
    say(Op.Softmax.class, (op, node) -> plain("Softmax", node, "axis", -1));
    say(Op.Concat.class, (op, node) -> plain("Concat", node, "axis", op.axis()));
    say(
        Op.Mean.class,
        (op, node) -> plain("ReduceMean", node, "axes", List.of(op.axis()), "keepdims", 0));
    say(
        Op.Scale.class,
        (op, node) -> {
          String factor = out.floats(node.name() + ".factor", new int[0], (float) op.factor());
          with(List.of(factor), "Mul", node);
        });
  }

  private void axes() {
    say(Op.Transpose.class, (op, node) -> plain("Transpose", node, "perm", op.order()));
    say(
        Op.FramesToBatch.class,
        (op, node) -> {
          String swapped = node.name() + ".frames";
          out.node("Transpose", inputs(node), swapped, "perm", List.of(0, 2, 1, 3, 4));
          reshape(swapped, node);
        });
    say(Op.BatchToFrames.class, (op, node) -> reshape(inputs(node).get(0), node));
    say(Op.Flatten.class, (op, node) -> reshape(inputs(node).get(0), node));
    say(Op.UnflattenLike.class, (op, node) -> reshape(inputs(node).get(0), node));
    say(
        Op.Squeeze.class,
        (op, node) -> with(List.of(out.longs(node.name() + ".axis", op.axis())), "Squeeze", node));
    say(
        Op.Slice.class,
        (op, node) -> {
          String start = out.longs(node.name() + ".start", op.start());
          String end = out.longs(node.name() + ".end", op.end());
          String axis = out.longs(node.name() + ".axis", op.axis());
          String step = out.longs(node.name() + ".step", op.step());
          with(List.of(start, end, axis, step), "Slice", node);
        });
  }

  /** Bytes N,T,H,W,3 to normalised floats N,3,T,H,W; moving bytes first moves a quarter. */
  private void input(Node node) {
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
  }

  private void plain(String type, Node node, Object... attributes) {
    out.node(type, inputs(node), output(node.name()), attributes);
  }

  private void with(List<String> constants, String type, Node node) {
    List<String> all = Stream.concat(inputs(node).stream(), constants.stream()).toList();
    out.node(type, all, output(node.name()));
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

  private static List<Object> pooling(Window window) {
    List<Object> attributes = sliding(window);
    attributes.addAll(List.of("ceil_mode", window.ceil() ? 1 : 0));
    return attributes;
  }

  private static List<Object> sliding(Window window) {
    List<Integer> pads = new ArrayList<>(window.before());
    pads.addAll(window.after());
    return new ArrayList<>(
        List.of("kernel_shape", window.kernel(), "strides", window.stride(), "pads", pads));
  }
}
