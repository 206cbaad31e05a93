package io.zoetrope.operators.testkit;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.zoetrope.zoo.onnx.Normalisation;
import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.Rational;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model package of three labels, each the mean of a colour over the clip: {@code red}, {@code
 * green}, {@code blue}. Its feature is the three means; its logits are a tenth of them.
 */
public final class TinyModel {
  public static final int FRAMES = 4;
  public static final int SIDE = 8;
  public static final List<String> LABELS = List.of("red", "green", "blue");

  private static final int OPSET = 17;
  private static final int NEVER_SHOWN = 1; // cameras of tests show red or nothing

  private TinyModel() {}

  /** Clips of {@link #FRAMES} frames at 10 frames a second. */
  public static ModelPackage write(Path folder) {
    return write(folder, LABELS);
  }

  /** The same with other colours, in any order; one that is none of the three is never seen. */
  public static ModelPackage write(Path folder, List<String> colours) {
    return ModelPackage.write(
        folder, card(), colours, onnx -> Files.write(onnx, model(colours).toByteArray()));
  }

  private static ModelCard card() {
    return new ModelCard(
        ModelCard.FORMAT,
        "tiny",
        "0".repeat(16),
        false,
        "tiny",
        new ModelCard.Clip(FRAMES, 1, Rational.of(10)),
        new ModelCard.Input(SIDE, SIDE),
        new ModelCard.Resize.Exact(SIDE, SIDE),
        ModelCard.Crop.CENTER,
        new Normalisation(List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
        List.of("blue"),
        Map.of(),
        Map.of());
  }

  private static ModelProto model(List<String> colours) {
    return ModelProto.newBuilder()
        .setIrVersion(8)
        .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPSET))
        .setGraph(colours.equals(LABELS) ? graph() : picking(colours))
        .build();
  }

  /** The graph with the colours picked from the three means. */
  private static GraphProto picking(List<String> colours) {
    var picked = colours.stream().map(TinyModel::channel).toList();
    var graph = graph().toBuilder();
    graph.setOutput(0, port("logits", TensorProto.DataType.FLOAT, -1, colours.size()));
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName("colours")
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(picked.size())
            .addAllInt64Data(picked));
    graph.removeNode(graph.getNodeCount() - 1);
    return graph
        .addNode(
            node("Gather", "feature", "picked")
                .addInput("colours")
                .addAttribute(integer("axis", 1)))
        .addNode(node("Mul", "picked", "logits").addInput("tenth"))
        .build();
  }

  private static long channel(String colour) {
    int channel = LABELS.indexOf(colour);
    return channel < 0 ? NEVER_SHOWN : channel;
  }

  private static GraphProto graph() {
    return GraphProto.newBuilder()
        .setName("tiny")
        .addInput(port("frames", TensorProto.DataType.UINT8, -1, FRAMES, SIDE, SIDE, 3))
        .addOutput(port("logits", TensorProto.DataType.FLOAT, -1, 3))
        .addOutput(port("feature", TensorProto.DataType.FLOAT, -1, 3))
        .addInitializer(
            TensorProto.newBuilder()
                .setName("tenth")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(0.1f))
        .addNode(node("Cast", "frames", "real").addAttribute(toFloat()))
        .addNode(node("ReduceMean", "real", "feature").addAttribute(axes()).addAttribute(flat()))
        .addNode(node("Mul", "feature", "logits").addInput("tenth"))
        .build();
  }

  private static NodeProto.Builder node(String type, String input, String output) {
    return NodeProto.newBuilder().setOpType(type).setName(output).addInput(input).addOutput(output);
  }

  private static AttributeProto toFloat() {
    return integer("to", TensorProto.DataType.FLOAT.getNumber());
  }

  private static AttributeProto flat() {
    return integer("keepdims", 0);
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  private static AttributeProto axes() {
    return AttributeProto.newBuilder()
        .setName("axes")
        .setType(AttributeProto.AttributeType.INTS)
        .addAllInts(List.of(1L, 2L, 3L))
        .build();
  }

  private static ValueInfoProto port(String name, TensorProto.DataType type, long... sizes) {
    var shape = OnnxMl.TensorShapeProto.newBuilder();
    for (long size : sizes) {
      var dimension = OnnxMl.TensorShapeProto.Dimension.newBuilder();
      shape.addDim(size < 0 ? dimension.setDimParam("n") : dimension.setDimValue(size));
    }
    var tensor = OnnxMl.TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }
}
