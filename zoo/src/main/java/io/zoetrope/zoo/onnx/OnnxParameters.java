package io.zoetrope.zoo.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnxruntime.platform.Fp16Conversions;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights inside a network that {@link OnnxWriter} wrote, under their names of old. */
public final class OnnxParameters {
  static final String MARK = "parameter";
  static final String HALF = ".half"; // ends the name of a tensor kept in 16 bits

  private OnnxParameters() {}

  /**
   * Reads all of them.
   *
   * @throws OnnxException naming the file, when it is no ONNX file or another program's
   */
  public static Weights read(Path onnx) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(onnx))) {
      for (TensorProto tensor : ModelProto.parseFrom(in).getGraph().getInitializerList()) {
        if (tensor.getDocString().equals(MARK)) {
          tensors.put(name(tensor), tensor(tensor));
        }
      }
    } catch (IOException e) {
      throw new OnnxException(onnx + ": cannot be read as ONNX: " + e.getMessage(), e);
    }
    if (tensors.isEmpty()) {
      throw new OnnxException(
          onnx + ": holds no weights under names known here; another program wrote it", null);
    }
    return Weights.of(tensors);
  }

  private static String name(TensorProto proto) {
    String name = proto.getName();
    return isHalf(proto) ? name.substring(0, name.length() - HALF.length()) : name;
  }

  private static Tensor tensor(TensorProto proto) {
    int[] shape = proto.getDimsList().stream().mapToInt(Math::toIntExact).toArray();
    var bytes = proto.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    FloatBuffer numbers =
        isHalf(proto)
            ? Fp16Conversions.convertFp16BufferToFloatBuffer(bytes.asShortBuffer())
            : bytes.asFloatBuffer();
    float[] values = new float[numbers.remaining()];
    numbers.get(values);
    return new Tensor(shape, values);
  }

  private static boolean isHalf(TensorProto proto) {
    return proto.getDataType() == TensorProto.DataType.FLOAT16.getNumber();
  }
}
