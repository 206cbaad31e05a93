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

  /** Writes one operation; inputs are the names of tensors, then those of parameters. */
  private interface Phrase<O extends Op> {
    void write(O op, List<String> inputs, String output);
  }

  private final OnnxGraph out;
  private final Map<String, Shape> shapes;
  private final Normalisation normalisation;
  private final Map<String, String> names;
  private final Map<Class<? extends Op>, Phrase<? extends Op>> phrases = new HashMap<>();

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
    layers();
    arithmetic();
    axes();
  }

  void write(Node node) {
    if (node.op() instanceof Op.Dropout) {
      names.put(node.name(), name(node.inputs().get(0)));
      return;
    }
    List<String> inputs =
        Stream.concat(node.inputs().stream().map(this::name), node.parameters().stream()).toList();
    write(node, node.op(), inputs);
  }

  @SuppressWarnings("unchecked") // phrases are kept under the class they take
  private <O extends Op> void write(Node node, O op, List<String> inputs) {
    Phrase<O> phrase = (Phrase<O>) phrases.get(op.getClass());
    if (phrase == null) {
      throw new IllegalStateException("node " + node.name() + ": ONNX words for " + op);
    }
    phrase.write(op, inputs, name(node.name()));
  }

  private <O extends Op> void say(Class<O> type, Phrase<O> phrase) {
    phrases.put(type, phrase);
  }

  private void say(Class<? extends Op> type, String onnx) {
    say(type, (op, inputs, output) -> out.node(onnx, inputs, output));
  }

  private void layers() {
    say(Op.Input.class, (op, inputs, output) -> input(output));
    say(
        Op.Conv.class,
        (op, inputs, output) -> {
          List<Object> attributes = sliding(op.window());
          attributes.addAll(List.of("dilations", op.window().dilation(), "group", op.groups()));
          out.node("Conv", inputs, output, attributes.toArray());
        });
    say(
        Op.BatchNorm.class,
        (op, inputs, output) ->
            out.node("BatchNormalization", inputs, output, "epsilon", op.epsilon()));
    say(
        Op.MaxPool.class,
        (op, inputs, output) ->
            out.node("MaxPool", inputs, output, pooling(op.window()).toArray()));
    say(
        Op.AvgPool.class,
        (op, inputs, output) -> {
          List<Object> attributes = pooling(op.window());
          attributes.addAll(List.of("count_include_pad", op.countPadding() ? 1 : 0));
          out.node("AveragePool", inputs, output, attributes.toArray());
        });
    say(Op.GlobalAvgPool.class, "GlobalAveragePool");
    say(Op.Linear.class, (op, inputs, output) -> out.node("Gemm", inputs, output, "transB", 1));
  }

  private void arithmetic() {
    say(Op.Relu.class, "Relu");
    say(Op.Sigmoid.class, "Sigmoid");
    say(Op.Add.class, "Add");
    say(Op.Mul.class, "Mul");
    say(Op.MatMul.class, "MatMul");
    say(Op.Softmax.class, (op, inputs, output) -> out.node("Softmax", inputs, output, "axis", -1));
    say(
        Op.Scale.class,
        (op, inputs, output) -> {
          String factor = out.floats(output + ".factor", new int[0], (float) op.factor());
          out.node("Mul", List.of(inputs.get(0), factor), output);
        });
    say(
        Op.Mean.class,
        (op, inputs, output) ->
            out.node("ReduceMean", inputs, output, "axes", List.of(op.axis()), "keepdims", 0));
    say(
        Op.Concat.class,
        (op, inputs, output) -> out.node("Concat", inputs, output, "axis", op.axis()));
  }

  private void axes() {
    say(
        Op.Transpose.class,
        (op, inputs, output) -> out.node("Transpose", inputs, output, "perm", op.order()));
    say(
        Op.FramesToBatch.class,
        (op, inputs, output) -> {
          String swapped = output + ".frames";
          out.node("Transpose", inputs, swapped, "perm", List.of(0, 2, 1, 3, 4));
          reshape(swapped, output);
        });
    say(Op.BatchToFrames.class, (op, inputs, output) -> reshape(inputs.get(0), output));
    say(Op.Flatten.class, (op, inputs, output) -> reshape(inputs.get(0), output));
    say(Op.UnflattenLike.class, (op, inputs, output) -> reshape(inputs.get(0), output));
    say(
        Op.Squeeze.class,
        (op, inputs, output) -> {
          String axis = out.longs(output + ".axis", op.axis());
          out.node("Squeeze", List.of(inputs.get(0), axis), output);
        });
    say(
        Op.Slice.class,
        (op, inputs, output) -> {
          String start = out.longs(output + ".start", op.start());
          String end = out.longs(output + ".end", op.end());
          String axis = out.longs(output + ".axis", op.axis());
          String step = out.longs(output + ".step", op.step());
          out.node("Slice", List.of(inputs.get(0), start, end, axis, step), output);
        });
  }

  /** Bytes N,T,H,W,3 to normalised floats N,3,T,H,W; moving bytes first moves a quarter. */
  private void input(String output) {
    Shape clip = shapes.get(output);
    List<Integer> frames = List.of(clip.size(2), clip.size(3), clip.size(4), clip.size(1));
    out.input("frames", TensorProto.DataType.UINT8, frames);
    out.node("Transpose", List.of("frames"), "frames.moved", "perm", List.of(0, 4, 1, 2, 3));
    int toFloat = TensorProto.DataType.FLOAT.getNumber();
    out.node("Cast", List.of("frames.moved"), "frames.float", "to", toFloat);
    int[] perColour = {3, 1, 1, 1};
    String factors = out.floats("frames.factors", perColour, normalisation.factors());
    out.node("Mul", List.of("frames.float", factors), "frames.scaled");
    String offsets = out.floats("frames.offsets", perColour, normalisation.offsets());
    out.node("Add", List.of("frames.scaled", offsets), output);
  }

  /** To the output's shape with the batch left open. */
  private void reshape(String input, String output) {
    long[] sizes =
        LongStream.concat(
                LongStream.of(-1),
                shapes.get(nodeOf(output)).from(1).sizes().stream().mapToLong(Integer::longValue))
            .toArray();
    out.node("Reshape", List.of(input, out.longs(output + ".shape", sizes)), output);
  }

  private String name(String node) {
    return names.getOrDefault(node, node);
  }

  private String nodeOf(String output) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equals(output))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(output);
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
