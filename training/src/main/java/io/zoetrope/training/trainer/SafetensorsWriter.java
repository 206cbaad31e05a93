package io.zoetrope.training.trainer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes float32 tensors in the safetensors format; the file is replaced whole or not at all. */
final class SafetensorsWriter {
  private SafetensorsWriter() {}

  static void write(Weights weights, Path file) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 18)) {
      byte[] header = header(weights);
      out.write(littleEndian(Long.BYTES).putLong(header.length).array());
      out.write(header);
      for (Tensor tensor : weights.asMap().values()) {
        ByteBuffer bytes = littleEndian(tensor.size() * Float.BYTES);
        bytes.asFloatBuffer().put(tensor.values());
        out.write(bytes.array());
      }
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] header(Weights weights) throws IOException {
    Map<String, Object> entries = new LinkedHashMap<>();
    long at = 0;
    for (Map.Entry<String, Tensor> entry : weights.asMap().entrySet()) {
      long end = at + (long) entry.getValue().size() * Float.BYTES;
      entries.put(
          entry.getKey(),
          Map.of(
              "dtype", "F32",
              "shape", entry.getValue().shape(),
              "data_offsets", List.of(at, end)));
      at = end;
    }
    String json = new ObjectMapper().writeValueAsString(entries);
    int padding = (8 - json.getBytes(StandardCharsets.UTF_8).length % 8) % 8;
    return (json + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
