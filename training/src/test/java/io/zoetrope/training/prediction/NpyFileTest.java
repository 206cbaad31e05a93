package io.zoetrope.training.prediction;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {
  @TempDir Path folder;

  @Test
  void writesTheHeaderNumPyReads() throws IOException {
    Path file = folder.resolve("a.npy");
    NpyFile.write(file, new float[] {1.5f, -2});
    NpyFile.write(file, new float[] {1.5f, -2, Float.MIN_VALUE});

    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    bytes.get(magic);
    byte[] header = new byte[bytes.getShort()];
    bytes.get(header);

    assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    assertThat(new String(header, US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }")
        .endsWith("\n");
    assertThat(bytes.position() % 64).isZero();
    assertThat(bytes.remaining()).isEqualTo(12);
    assertThat(bytes.getFloat()).isEqualTo(1.5f);
    assertThat(bytes.getFloat()).isEqualTo(-2);
    assertThat(bytes.getFloat()).isEqualTo(Float.MIN_VALUE);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }
}
