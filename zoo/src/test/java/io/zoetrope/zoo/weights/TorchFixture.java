package io.zoetrope.zoo.weights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.razorvine.pickle.Opcodes;

/** Writes PyTorch checkpoints opcode by opcode, so also those that PyTorch would not write. */
final class TorchFixture {
  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();
  private final Map<String, byte[]> storages = new LinkedHashMap<>();

  TorchFixture() {
    op(Opcodes.PROTO).pickle.write(2);
  }

  TorchFixture op(short opcode) {
    pickle.write(opcode);
    return this;
  }

  TorchFixture global(String module, String name) {
    return op(Opcodes.GLOBAL).bytes((module + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8));
  }

  TorchFixture text(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return op(Opcodes.BINUNICODE).bytes(integer(utf8.length)).bytes(utf8);
  }

  TorchFixture number(int number) {
    return op(Opcodes.BININT).bytes(integer(number));
  }

  TorchFixture tuple(int... numbers) {
    op(Opcodes.MARK);
    for (int number : numbers) {
      number(number);
    }
    return op(Opcodes.TUPLE);
  }

  TorchFixture bytes(byte... bytes) {
    pickle.writeBytes(bytes);
    return this;
  }

  private static byte[] integer(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  TorchFixture storage(String key, byte... content) {
    storages.put(key, content);
    return this;
  }

  /** A view of a storage, left on the stack. */
  TorchFixture tensor(
      String type, String key, int elements, int offset, int[] size, int... stride) {
    global("torch._utils", "_rebuild_tensor_v2").op(Opcodes.MARK);
    op(Opcodes.MARK).text("storage").global("torch", type).text(key).text("cpu").number(elements);
    op(Opcodes.TUPLE).op(Opcodes.BINPERSID).number(offset).tuple(size).tuple(stride);
    op(Opcodes.NEWFALSE).op(Opcodes.NONE);
    return op(Opcodes.TUPLE).op(Opcodes.REDUCE);
  }

  /** A file whose state dict holds one tensor, named x. */
  TorchFixture only(String type, int elements, int offset, int[] size, int... stride) {
    return op(Opcodes.EMPTY_DICT)
        .text("x")
        .tensor(type, "0", elements, offset, size, stride)
        .op(Opcodes.SETITEM);
  }

  void write(Path file) throws IOException {
    op(Opcodes.STOP);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      entry(zip, "archive/data.pkl", pickle.toByteArray());
      for (Map.Entry<String, byte[]> storage : storages.entrySet()) {
        entry(zip, "archive/data/" + storage.getKey(), storage.getValue());
      }
    }
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }
}
