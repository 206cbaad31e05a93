package io.zoetrope.zoo.weights.file;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes float32 tensors in the safetensors format; the file is replaced whole or not at all. */
public final class SafetensorsWriter {
  private SafetensorsWriter() {}

  /** Writes the tensors in their order; {@link WeightFile} reads them. */
  public static void write(Weights weights, Path file) throws IOException {
    Path draft = file.resolveSibling("." + file.getFileName() + ".draft");
    try (var out = Files.newByteChannel(draft, CREATE, WRITE, TRUNCATE_EXISTING)) {
      byte[] header = header(weights);
      write(littleEndian(Safetensors.LENGTH_BYTES).putLong(header.length).flip(), out);
      write(ByteBuffer.wrap(header), out);
      for (Tensor tensor : weights.asMap().values()) {
        ByteBuffer bytes = littleEndian(tensor.size() * Float.BYTES);
        bytes.asFloatBuffer().put(tensor.values());
        write(bytes, out);
      }
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(ByteBuffer bytes, WritableByteChannel out) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
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
