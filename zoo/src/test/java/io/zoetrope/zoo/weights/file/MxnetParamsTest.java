package io.zoetrope.zoo.weights.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.WeightFileException;
import io.zoetrope.zoo.weights.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MxnetParamsTest {
  private static final int V1 = 0xf993fac8;
  private static final int V2 = 0xf993fac9;
  private static final int V3 = 0xf993faca;
  private static final int INT32 = 4;

  @TempDir Path folder;
  private Path file;
  private final ByteBuffer bytes = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);

  @BeforeEach
  void begin() {
    file = folder.resolve("net.params");
    bytes.putLong(0x112).putLong(0).putLong(1);
  }

  @Test
  void readsArraysSinceVersionOne() throws IOException {
    bytes.putInt(V2).putInt(0).putInt(2).putLong(1).putLong(2);
    numbersAndName("arg:dense0_weight");

    assertThat(read().get("dense0_weight").values()).containsExactly(-3, 5);
    assertThat(read().get("dense0_weight").shape()).containsExactly(1, 2);
  }

  @Test
  void readsArraysBeforeVersionOne() throws IOException {
    bytes.putInt(V1).putInt(1).putLong(2);
    numbersAndName("aux:mean");

    assertThat(read().get("mean").values()).containsExactly(-3, 5);
  }

  @Test
  void readsTheOldestArraysWithoutMagic() throws IOException {
    bytes.putInt(2).putInt(2).putInt(1);
    numbersAndName("weight");

    assertThat(read().get("weight").shape()).containsExactly(2, 1);
  }

  @Test
  void readsScalarsOfNumpyShapes() throws IOException {
    bytes.putInt(V3).putInt(0).putInt(0).putInt(1).putInt(0).putInt(INT32).putInt(9);
    name("count");

    assertThat(read().get("count").values()).containsExactly(9);
    assertThat(read().get("count").shape()).isEmpty();
  }

  @Test
  void readsAnArchiveAsTheStoreShipsIt() throws IOException {
    bytes.putInt(2).putInt(2).putInt(1);
    numbersAndName("weight");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("net-01234567.params"));
      zip.write(written());
    }

    assertThat(WeightFile.read(file).get("weight").values()).containsExactly(-3, 5);
  }

  @Test
  void refusesSparseArrays() throws IOException {
    bytes.putInt(V2).putInt(1);

    assertThatThrownBy(this::read)
        .hasMessage(file + ": holds a sparse array, which no network here has");
  }

  @Test
  void checksSizesBeforeItMakesRoom() throws IOException {
    bytes.putInt(V2).putInt(0).putInt(2).putLong(30_000).putLong(30_000).putLong(1).putInt(0);

    assertThatThrownBy(this::read)
        .isInstanceOf(WeightFileException.class)
        .hasMessageContaining("is cut short or damaged: 3600000000 bytes are needed where");
  }

  @Test
  void refusesCountsThatCannotBe() throws IOException {
    bytes.putLong(16, Long.MAX_VALUE);

    assertThatThrownBy(this::read).hasMessageContaining("it announces 9223372036854775807 arrays");
  }

  @Test
  void refusesUnknownElementTypes() throws IOException {
    bytes.putInt(V1).putInt(1).putLong(1).putLong(1).putInt(99);

    assertThatThrownBy(this::read).hasMessageContaining("holds an array of the unknown type 99");
  }

  @Test
  void everyCutIsRefused() throws IOException {
    bytes.putInt(V2).putInt(0).putInt(2).putLong(1).putLong(2);
    numbersAndName("weight");
    byte[] whole = written();
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WeightFile.read(file)).isInstanceOf(WeightFileException.class);
    }
  }

  private void numbersAndName(String name) {
    bytes.putInt(1).putInt(0).putInt(INT32).putInt(-3).putInt(5);
    name(name);
  }

  private void name(String name) {
    byte[] ascii = name.getBytes(StandardCharsets.US_ASCII);
    bytes.putLong(1).putLong(ascii.length).put(ascii);
  }

  private byte[] written() {

    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  private Weights read() throws IOException {
    Files.write(file, written());
    return WeightFile.read(file);
  }
}
