package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.Tensor;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code torch.save} wrote before PyTorch 1.6: five pickles (magic number, protocol, machine,
 * the object, storage keys), then each storage as a count and its numbers.
 */
public final class TorchLegacy {
  private static final BigInteger MAGIC = new BigInteger("1950a86a20f9469cfc6c", 16);
  private static final int PROTOCOL = 1001;
  private static final int COUNT_BYTES = 8;

  private final FileChannel file;
  private final Map<String, Long> positions = new HashMap<>();
  private final TorchStorages storages = new TorchStorages(this::values);

  public TorchLegacy(FileChannel file) {
    this.file = file;
  }

  public Map<String, Tensor> read() throws IOException {
    long mapped = Math.min(file.size(), Integer.MAX_VALUE);
    PickleInput in = new PickleInput(file.map(FileChannel.MapMode.READ_ONLY, 0, mapped));
    if (!MAGIC.equals(next(in)) || !Integer.valueOf(PROTOCOL).equals(next(in))) {
      throw new IOException("is a Python pickle, but not one that torch.save wrote");
    }
    if (next(in) instanceof PickledDict machine
        && Boolean.FALSE.equals(machine.get("little_endian"))) {
      throw new IOException("was saved on a big-endian machine, which is not supported");
    }
    Object root = next(in);
    if (!(next(in) instanceof List<?> keys)) {
      throw new IOException("is damaged: its list of storages is missing");
    }
    locate(keys, in.position());
    return StateDict.read(root);
  }

  private Object next(PickleInput in) throws IOException {
    return new CheckpointUnpickler(storages).read(in);
  }

  /** Walks over the storages, without reading their numbers. */
  private void locate(List<?> keys, long start) throws IOException {
    long position = start;
    for (Object key : keys) {
      TorchStorage storage = storages.get(String.valueOf(key));
      if (storage == null) {
        throw new IOException("is damaged: storage " + key + " belongs to no tensor");
      }
      long end = position + COUNT_BYTES + storage.bytes();
      if (end > file.size()) {
        throw new IOException(
            "is cut short: storage %s ends at byte %d, the file at %d"
                .formatted(key, end, file.size()));
      }
      checkCount(storage, position);
      positions.put(storage.key(), position + COUNT_BYTES);
      position = end;
    }
  }

  private void checkCount(TorchStorage storage, long position) throws IOException {
    ByteBuffer count = ByteBuffer.allocate(COUNT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.read(count, position);
    if (count.getLong(0) != storage.elements()) {
      throw new IOException(
          "is damaged: storage %s has %d numbers, its tensors need %d"
              .formatted(storage.key(), count.getLong(0), storage.elements()));
    }
  }

  private float[] values(TorchStorage storage) throws IOException {
    Long position = positions.get(storage.key());
    if (position == null) {
      throw new IOException("is damaged: storage " + storage.key() + " is missing in it");
    }
    return storage.type().read(file, position, (int) storage.elements());
  }
}
