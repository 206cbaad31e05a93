package io.zoetrope.zoo.weights.torch;

import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.ZipArchive;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What {@code torch.save} has written since PyTorch 1.6: a zip with a pickle and its storages. */
public final class TorchZip {
  public static final String PICKLE = "data.pkl";

  /** Far above any state dict's pickle, which has no numbers in it. */
  private static final long MOST_PICKLE_BYTES = 256L << 20;

  private final ZipArchive zip;
  private final String folder;

  /**
   * @param pickle name of the entry {@code …/data.pkl}
   */
  public TorchZip(ZipArchive zip, String pickle) {
    this.zip = zip;
    this.folder = pickle.substring(0, pickle.length() - PICKLE.length());
  }

  public Map<String, Tensor> read() throws IOException {
    refuseBigEndian();
    byte[] pickle = zip.read(folder + PICKLE, (in, size) -> in.readNBytes(checkedPickle(size)));
    CheckpointUnpickler unpickler = new CheckpointUnpickler(new TorchStorages(this::values));
    return StateDict.read(unpickler.read(new PickleInput(ByteBuffer.wrap(pickle))));
  }

  private static int checkedPickle(long size) throws IOException {
    if (size > MOST_PICKLE_BYTES) {
      throw new IOException("is no state dict: its pickle has " + size + " bytes");
    }
    return (int) size;
  }

  private void refuseBigEndian() throws IOException {
    String entry = folder + "byteorder";
    if (!zip.namesEndingIn(entry).contains(entry)) {
      return;
    }
    String order =
        zip.read(entry, (in, size) -> new String(in.readNBytes(16), StandardCharsets.US_ASCII));
    if (!order.equals("little")) {
      throw new IOException("was saved on a " + order + "-endian machine, which is not supported");
    }
  }

  private float[] values(TorchStorage storage) throws IOException {
    String entry = folder + "data/" + storage.key();
    return zip.read(
        entry,
        (in, size) -> {
          if (size < storage.bytes()) {
            throw new IOException(
                "is damaged: %s has %d bytes, its tensors need %d"
                    .formatted(entry, size, storage.bytes()));
          }
          return storage.type().read(in, (int) storage.elements());
        });
  }
}
