package io.zoetrope.zoo.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.zoo.weights.file.WeightFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import net.razorvine.pickle.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("weights.pth");
  }

  @Test
  void readsStridedViewsOfASharedStorage() throws IOException {
    new TorchFixture()
        .op(Opcodes.EMPTY_DICT)
        .text("whole")
        .tensor("ByteStorage", "0", 6, 0, new int[] {2, 3}, 3, 1)
        .op(Opcodes.SETITEM)
        .text("transposed")
        .tensor("ByteStorage", "0", 6, 0, new int[] {3, 2}, 1, 3)
        .op(Opcodes.SETITEM)
        .text("row")
        .tensor("ByteStorage", "0", 6, 3, new int[] {1, 3}, 17, 1)
        .op(Opcodes.SETITEM)
        .text("every second")
        .tensor("ByteStorage", "0", 6, 1, new int[] {3}, 2)
        .op(Opcodes.SETITEM)
        .text("scalar")
        .tensor("ByteStorage", "0", 6, 5, new int[0])
        .op(Opcodes.SETITEM)
        .storage("0", new byte[] {0, 1, 2, 3, 4, (byte) 255})
        .write(file);

    Weights weights = WeightFile.read(file);

    assertThat(weights.get("whole").values()).containsExactly(0, 1, 2, 3, 4, 255);
    assertThat(weights.get("transposed").values()).containsExactly(0, 3, 1, 4, 2, 255);
    assertThat(weights.get("transposed").shape()).containsExactly(3, 2);
    assertThat(weights.get("row").values()).containsExactly(3, 4, 255);
    assertThat(weights.get("every second").values()).containsExactly(1, 3, 255);
    assertThat(weights.get("scalar").values()).containsExactly(255);
    assertThat(weights.get("scalar").shape()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BoolStorage,02 00,1 0",
    "CharStorage,ff 7f,-1 127",
    "ShortStorage,feff 0100,-2 1",
    "IntStorage,feffffff 00000001,-2 16777216",
    "LongStorage,feffffffffffffff 0000000001000000,-2 4294967296",
    "DoubleStorage,000000000000f03f 9a9999999999b93f,1 0.1",
    "HalfStorage,003c 0100,1 5.9604645e-8",
    "HalfStorage,00fc ff7b,-Infinity 65504",
    "HalfStorage,0080 00b5,-0.0 -0.3125",
    "BFloat16Storage,803f 20c1,1 -10"
  })
  void widensEveryElementType(String type, String hex, String expected) throws IOException {
    byte[] content = HexFormat.of().parseHex(hex.replace(" ", ""));
    new TorchFixture().only(type, 2, 0, new int[] {2}, 1).storage("0", content).write(file);

    float[] wanted = new float[2];
    for (int i = 0; i < 2; i++) {
      wanted[i] = Float.parseFloat(expected.split(" ", -1)[i]);
    }
    assertThat(WeightFile.read(file).get("x").values()).isEqualTo(wanted);
  }

  @Test
  void readsAParameterAndAScoreBesideTheStateDict() throws IOException {
    new TorchFixture()
        .op(Opcodes.EMPTY_DICT)
        .text("best_acc1")
        .global("numpy.core.multiarray", "scalar")
        .tuple(1)
        .op(Opcodes.REDUCE)
        .op(Opcodes.SETITEM)
        .text("state_dict")
        .op(Opcodes.EMPTY_DICT)
        .text("module.x")
        .global("torch._utils", "_rebuild_parameter")
        .op(Opcodes.MARK)
        .tensor("ByteStorage", "0", 1, 0, new int[] {1}, 1)
        .op(Opcodes.NEWTRUE)
        .op(Opcodes.NONE)
        .op(Opcodes.TUPLE)
        .op(Opcodes.REDUCE)
        .op(Opcodes.SETITEM)
        .op(Opcodes.SETITEM)
        .storage("0", new byte[] {7})
        .write(file);

    assertThat(WeightFile.read(file).get("x").values()).containsExactly(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"state_dict", "model", "model_state", "net_g"})
  void readsTheTensorsBesideClassesThatAreNotKnown(String key) throws IOException {
    unknownArguments(new TorchFixture().op(Opcodes.EMPTY_DICT).text("args"))
        .op(Opcodes.SETITEM)
        .text(key)
        .only("ByteStorage", 1, 0, new int[] {1}, 1)
        .op(Opcodes.SETITEM)
        .text("epoch")
        .number(5)
        .op(Opcodes.SETITEM)
        .storage("0", new byte[] {7})
        .write(file);

    assertThat(WeightFile.read(file).get("x").values()).containsExactly(7);
  }

  @Test
  void refusesAClassThatIsNotKnownAmongTheTensors() throws IOException {
    unknownArguments(new TorchFixture().only("ByteStorage", 1, 0, new int[] {1}, 1).text("args"))
        .op(Opcodes.SETITEM)
        .storage("0", new byte[1])
        .write(file);

    refuses("refused: it wants Python's argparse.Namespace");
  }

  @Test
  void refusesNumbersOfATypeThatIsNotKnown() throws IOException {
    new TorchFixture().only("ComplexFloatStorage", 1, 0, new int[] {1}, 1).write(file);

    refuses("refused: it wants Python's torch.ComplexFloatStorage");
  }

  @Test
  void refusesAWholeModel() throws IOException {
    unknownArguments(new TorchFixture()).write(file);

    refuses("refused: it wants Python's argparse.Namespace");
  }

  /** An object with all that can be done to one: made, given items, elements and a state. */
  private static TorchFixture unknownArguments(TorchFixture fixture) {
    return fixture
        .global("argparse", "Namespace")
        .op(Opcodes.EMPTY_TUPLE)
        .op(Opcodes.NEWOBJ)
        .op(Opcodes.MARK)
        .number(1)
        .op(Opcodes.APPENDS)
        .number(2)
        .op(Opcodes.APPEND)
        .op(Opcodes.MARK)
        .text("lr")
        .number(3)
        .op(Opcodes.SETITEMS)
        .op(Opcodes.EMPTY_DICT)
        .text("data")
        .global("posix", "system")
        .text("touch /tmp/never")
        .op(Opcodes.TUPLE1)
        .op(Opcodes.REDUCE)
        .op(Opcodes.SETITEM)
        .op(Opcodes.BUILD);
  }

  @ParameterizedTest
  @CsvSource({"2,3,3,1,1", "-1,2,3,1,0", "6,2,2147483647,2147483647,0", "6,2,3,3,1", "6,3,3,0,0"})
  void refusesATensorOutsideItsStorage(int elements, int rows, int columns, int stride, int offset)
      throws IOException {
    new TorchFixture()
        .only("ByteStorage", elements, offset, new int[] {rows, columns}, stride, 1)
        .storage("0", new byte[6])
        .write(file);

    refuses("damaged");
  }

  @Test
  void refusesATensorWithFewerNumbersThanItsStorageSays() throws IOException {
    new TorchFixture()
        .only("FloatStorage", 1_000_000_000, 0, new int[] {1_000_000_000}, 1)
        .storage("0", new byte[8])
        .write(file);

    refuses("is damaged: archive/data/0 has 8 bytes, its tensors need 4000000000");
  }

  @Test
  void refusesAMissingStorage() throws IOException {
    new TorchFixture().only("ByteStorage", 1, 0, new int[] {1}, 1).write(file);

    refuses("is damaged: archive/data/0 is missing in it");
  }

  @Test
  void refusesATextThatRunsPastTheEnd() throws IOException {
    byte[] twoGigabytes = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f};
    new TorchFixture().op(Opcodes.BINUNICODE).bytes(twoGigabytes).write(file);

    refuses("a text in its pickle runs past the end");
  }

  @Test
  void refusesOpcodesThatTorchDoesNotWrite() throws IOException {
    new TorchFixture()
        .op(Opcodes.MARK)
        .op(Opcodes.INST)
        .bytes("os\nsystem\n".getBytes(StandardCharsets.US_ASCII))
        .write(file);

    refuses("refused: its pickle uses opcode 0x69");
  }

  @Test
  void refusesANameThatIsOnlyMentioned() throws IOException {
    new TorchFixture().text("builtins").text("exec").op(Opcodes.STACK_GLOBAL).write(file);

    refuses("refused: it wants Python's builtins.exec");
  }

  @Test
  void refusesToCallWhatIsNoConstructor() throws IOException {
    new TorchFixture().global("torch", "FloatStorage").tuple().op(Opcodes.REDUCE).write(file);

    refuses("its pickle is damaged: something that is no constructor is called");
  }

  @Test
  void refusesStateOnAnythingButDicts() throws IOException {
    new TorchFixture().text("x").op(Opcodes.EMPTY_DICT).op(Opcodes.BUILD).write(file);

    refuses("state is set on something that takes none");
  }

  @Test
  void refusesAWholeModelWithoutAStateDict() throws IOException {
    new TorchFixture()
        .op(Opcodes.EMPTY_DICT)
        .text("epoch")
        .number(3)
        .op(Opcodes.SETITEM)
        .write(file);

    refuses("holds no state dict, neither itself nor under state_dict; its keys: epoch");
  }

  @Test
  void namesEntriesThatAreNoTensors() throws IOException {
    new TorchFixture()
        .only("ByteStorage", 1, 0, new int[] {1}, 1)
        .text("note")
        .text("hello")
        .op(Opcodes.SETITEM)
        .storage("0", new byte[1])
        .write(file);

    refuses("its state dict has entries that are no tensors: note");
  }

  @Test
  void refusesAnEmptyPickleStack() throws IOException {
    new TorchFixture().op(Opcodes.REDUCE).write(file);

    refuses("its pickle is damaged near byte");
  }

  @Test
  void noticesADamagedByteInTheNumbers() throws IOException {
    byte[] bytes = Files.readAllBytes(Checkpoints.file("fp16.pth"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);

    refuses("does not match its checksum");
  }

  @Test
  void everyCutOfALegacyFileIsRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(Checkpoints.file("legacy.pth"));
    for (int length = 0; length < bytes.length; length = length * 5 / 4 + 1) {
      Files.write(file, Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> WeightFile.read(file))
          .as("%d bytes", length)
          .isInstanceOf(WeightFileException.class);
    }
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> WeightFile.read(file))
        .isInstanceOf(WeightFileException.class)
        .hasMessageStartingWith(file + ": ")
        .hasMessageContaining(message);
  }
}
