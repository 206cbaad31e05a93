package io.zoetrope.zoo.pack;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** The inputs and outputs an ONNX file declares, read past its weights without loading them. */
record OnnxSignature(Map<String, Port> inputs, Map<String, Port> outputs) {
  /**
   * @param elementType an {@code OnnxMl.TensorProto.DataType} number
   * @param dims −1 where the size is free
   */
  record Port(int elementType, long[] dims) {
    boolean fits(int expectedType, long... expected) {
      return elementType == expectedType
          && dims.length == expected.length
          && IntStream.range(0, dims.length)
              .allMatch(i -> dims[i] == expected[i] || dims[i] < 0 || expected[i] < 0);
    }

    @Override
    public String toString() {
      OnnxMl.TensorProto.DataType type = OnnxMl.TensorProto.DataType.forNumber(elementType);
      return (type == null ? "untyped" : type.name().toLowerCase(Locale.ROOT))
          + Arrays.toString(dims);
    }
  }

  /**
   * @throws IOException when the file cannot be read or is not an ONNX model
   */
  static OnnxSignature read(Path onnx) throws IOException {
    OnnxSignature signature = new OnnxSignature(new LinkedHashMap<>(), new LinkedHashMap<>());
    try (InputStream in = Files.newInputStream(onnx)) {
      CodedInputStream coded = CodedInputStream.newInstance(in, 1 << 16);
      coded.setSizeLimit(Integer.MAX_VALUE);
      for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
        if (tag == delimited(OnnxMl.ModelProto.GRAPH_FIELD_NUMBER)) {
          signature.readGraph(coded);
        } else {
          coded.skipField(tag);
        }
      }
    } catch (InvalidProtocolBufferException e) {
      throw new IOException("is not an ONNX model, or is cut short: " + e.getMessage(), e);
    }
    return signature;
  }

  private void readGraph(CodedInputStream coded) throws IOException {
    int outer = coded.pushLimit(coded.readRawVarint32());
    for (int tag = coded.readTag(); tag != 0; tag = coded.readTag()) {
      if (tag == delimited(OnnxMl.GraphProto.INPUT_FIELD_NUMBER)) {
        readPort(coded, inputs);
      } else if (tag == delimited(OnnxMl.GraphProto.OUTPUT_FIELD_NUMBER)) {
        readPort(coded, outputs);
      } else {
        coded.skipField(tag);
      }
    }
    coded.popLimit(outer);
  }

  private static void readPort(CodedInputStream coded, Map<String, Port> ports) throws IOException {
    OnnxMl.ValueInfoProto info = OnnxMl.ValueInfoProto.parseFrom(coded.readByteArray());
    OnnxMl.TypeProto.Tensor type = info.getType().getTensorType();
    List<OnnxMl.TensorShapeProto.Dimension> dims = type.getShape().getDimList();
    ports.put(
        info.getName(),
        new Port(
            type.getElemType(),
            dims.stream().mapToLong(dim -> dim.hasDimValue() ? dim.getDimValue() : -1).toArray()));
  }

  private static int delimited(int field) {
    return field << 3 | WireFormat.WIRETYPE_LENGTH_DELIMITED;
  }
}
