package io.zoetrope.zoo.weights.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.zoo.weights.ElementType;
import io.zoetrope.zoo.weights.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The safetensors format: the header's length, a JSON header, the numbers. */
final class Safetensors {
  static final int LENGTH_BYTES = 8;

  /** The format's own limit. */
  static final long MOST_HEADER_BYTES = 100_000_000;

  private static final String METADATA = "__metadata__";
  private static final Map<String, ElementType> TYPES =
      Map.of(
          "F64", ElementType.FLOAT64,
          "F32", ElementType.FLOAT32,
          "F16", ElementType.FLOAT16,
          "BF16", ElementType.BFLOAT16,
          "I64", ElementType.INT64,
          "I32", ElementType.INT32,
          "I16", ElementType.INT16,
          "I8", ElementType.INT8,
          "U8", ElementType.UINT8,
          "BOOL", ElementType.BOOL);

  private final FileChannel file;
  private long dataStart;

  Safetensors(FileChannel file) {
    this.file = file;
  }

  Map<String, Tensor> read() throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header().properties()) {
      if (!entry.getKey().equals(METADATA)) {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue()));
      }
    }
    return tensors;
  }

  private JsonNode header() throws IOException {
    long length = bytes(0, LENGTH_BYTES).getLong();
    dataStart = LENGTH_BYTES + length;
    if (length < 0 || length > MOST_HEADER_BYTES || dataStart > file.size()) {
      throw new IOException(
          "is cut short or damaged: its header of " + length + " bytes runs past the end");
    }
    try {
      JsonNode header = new ObjectMapper().readTree(bytes(LENGTH_BYTES, (int) length).array());
      if (header.isObject()) {
        return header;
      }
    } catch (JsonProcessingException e) {
      throw new IOException("is damaged: its header is not JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException("is damaged: its header is no JSON object");
  }

  private ByteBuffer bytes(long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {}
    return bytes.flip();
  }

  private Tensor tensor(String name, JsonNode entry) throws IOException {
    ElementType type = TYPES.get(entry.path("dtype").asText());
    if (type == null) {
      throw new IOException(
          "tensor %s has the unknown type %s".formatted(name, entry.get("dtype")));
    }
    int[] shape = shape(name, entry.path("shape"));
    long begin = entry.path("data_offsets").path(0).asLong(-1);
    long end = entry.path("data_offsets").path(1).asLong(-1);
    long elements = elements(name, shape);
    if (begin < 0 || end - begin != type.bytesOf(elements)) {
      throw new IOException(
          "is damaged: tensor %s of %d elements is given bytes %d to %d"
              .formatted(name, elements, begin, end));
    }
    if (end > file.size() - dataStart) {
      throw new IOException(
          "is cut short: tensor %s ends at byte %d, the file at %d"
              .formatted(name, dataStart + end, file.size()));
    }
    return new Tensor(shape, type.read(file, dataStart + begin, (int) elements));
  }

  private static int[] shape(String name, JsonNode shape) throws IOException {
    boolean counts =
        StreamSupport.stream(shape.spliterator(), false)
            .allMatch(
                dim -> dim.canConvertToInt() && dim.isIntegralNumber() && dim.intValue() >= 0);
    if (!shape.isArray() || !counts) {
      throw new IOException("is damaged: tensor " + name + " has the shape " + shape);
    }
    return StreamSupport.stream(shape.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  private static long elements(String name, int[] shape) throws IOException {
    try {
      return Tensor.elements(shape);
    } catch (ArithmeticException e) {
      throw new IOException("is damaged: tensor " + name + " is impossibly large", e);
    }
  }
}
