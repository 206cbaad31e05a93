package io.zoetrope.zoo.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.platform.Fp16Conversions;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/** An ONNX graph being written, in few words. */
final class OnnxGraph {

  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("zoetrope");
  private final Storage storage;

  OnnxGraph(Storage storage) {
    this.storage = storage;
  }

  GraphProto build() {
    return graph.build();
  }

  /** Adds a node with one output; attributes come as name, value pairs. */
  void node(String type, List<String> inputs, String output, Object... attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setName(output)
            .setOpType(type)
            .addAllInput(inputs)
            .addOutput(output);
    for (int i = 0; i < attributes.length; i += 2) {
      node.addAttribute(attribute((String) attributes[i], attributes[i + 1]));
    }
    graph.addNode(node);
  }

  /** A tensor that was learned; {@link OnnxParameters} finds it again. */
  void parameter(String name, int[] shape, float... values) {
    if (storage == Storage.FLOAT32 || shape.length == 1) {
      graph.addInitializer(floatTensor(name, shape, values).setDocString(OnnxParameters.MARK));
      return;
    }
    String kept = name + OnnxParameters.HALF;
    graph.addInitializer(halfTensor(kept, shape, values).setDocString(OnnxParameters.MARK));
    node("Cast", List.of(kept), name, "to", TensorProto.DataType.FLOAT.getNumber());
  }

  String floats(String name, int[] shape, float... values) {
    graph.addInitializer(floatTensor(name, shape, values));
    return name;
  }

  String longs(String name, long... values) {
    ByteBuffer bytes = littleEndian(values.length * Long.BYTES);
    bytes.asLongBuffer().put(values);
    graph.addInitializer(
        tensor(name, TensorProto.DataType.INT64, new int[] {values.length}, bytes));
    return name;
  }

  /** A batch of any size N, with these axes behind it. */
  void input(String name, TensorProto.DataType type, List<Integer> axes) {
    graph.addInput(described(name, type, axes));
  }

  void output(String name, List<Integer> axes) {
    graph.addOutput(described(name, TensorProto.DataType.FLOAT, axes));
  }

  private static TensorProto.Builder floatTensor(String name, int[] shape, float... values) {
    ByteBuffer bytes = littleEndian(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return tensor(name, TensorProto.DataType.FLOAT, shape, bytes);
  }

  private static TensorProto.Builder halfTensor(String name, int[] shape, float... values) {
    ByteBuffer bytes = littleEndian(values.length * Short.BYTES);
    for (float value : values) {
      bytes.putShort(Fp16Conversions.floatToFp16(value));
    }
    return tensor(name, TensorProto.DataType.FLOAT16, shape, bytes.flip());
  }

  private static TensorProto.Builder tensor(
      String name, TensorProto.DataType type, int[] shape, ByteBuffer littleEndian) {
    ByteString raw = UnsafeByteOperations.unsafeWrap(littleEndian);
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber()).setRawData(raw);
    Arrays.stream(shape).forEach(tensor::addDims);
    return tensor;
  }

  private static ValueInfoProto described(
      String name, TensorProto.DataType type, List<Integer> axes) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("N");
    axes.forEach(size -> shape.addDimBuilder().setDimValue(size));
    TypeProto.Tensor tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape).build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    if (value instanceof Integer number) {
      attribute.setType(AttributeProto.AttributeType.INT).setI(number);
    } else if (value instanceof Double number) {
      attribute.setType(AttributeProto.AttributeType.FLOAT).setF(number.floatValue());
    } else if (value instanceof List<?> numbers) {
      attribute.setType(AttributeProto.AttributeType.INTS);
      numbers.forEach(number -> attribute.addInts((Integer) number));
    } else {
      throw new IllegalArgumentException("attribute " + name + " of " + value.getClass());
    }
    return attribute.build();
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
