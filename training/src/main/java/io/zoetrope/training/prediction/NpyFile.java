package io.zoetrope.training.prediction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes NumPy's array files, format 1.0: little-endian 32-bit floats, row after row. */
final class NpyFile {
  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
  private static final int ALIGNMENT = 64;

  private NpyFile() {}

  /** Writes one row, an array of shape 1,D. The file appears whole or not at all. */
  static void write(Path file, float[] row) throws IOException {
    byte[] header = header(row.length);
    ByteBuffer bytes =
        ByteBuffer.allocate(MAGIC.length + Short.BYTES + header.length + row.length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putShort((short) header.length)
            .put(header);
    for (float value : row) {
      bytes.putFloat(value);
    }
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.write(unfinished, bytes.array());
    Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static byte[] header(int columns) {
    String facts =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1, %d), }".formatted(columns);
    int unpadded = MAGIC.length + Short.BYTES + facts.length() + 1;
    String padding = " ".repeat((ALIGNMENT - unpadded % ALIGNMENT) % ALIGNMENT);
    return (facts + padding + "\n").getBytes(StandardCharsets.US_ASCII);
  }
}
