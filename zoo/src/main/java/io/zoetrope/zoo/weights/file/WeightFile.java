package io.zoetrope.zoo.weights.file;

import io.zoetrope.zoo.weights.Tensor;
import io.zoetrope.zoo.weights.WeightFileException;
import io.zoetrope.zoo.weights.Weights;
import io.zoetrope.zoo.weights.ZipArchive;
import io.zoetrope.zoo.weights.torch.TorchLegacy;
import io.zoetrope.zoo.weights.torch.TorchZip;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads tensors from the files that users have: PyTorch {@code .pth} (zip and legacy), safetensors,
 * MXNet {@code .params} (also in a zip, as its store ships them). The format is recognised by the
 * content, whatever the suffix. Nothing in a file is ever run.
 */
public final class WeightFile {
  /** Put before every name by PyTorch's data-parallel wrappers. */
  private static final String PARALLEL_PREFIX = "module.";

  private static final int MOST_PICKLE_PROTOCOL = 5;

  private WeightFile() {}

  /**
   * Reads a file of any known format.
   *
   * @throws WeightFileException naming the file and what is wrong with it
   */
  public static Weights read(Path file) {
    try {
      Map<String, Tensor> tensors = readAny(file);
      if (tensors.isEmpty()) {
        throw new IOException("holds no tensors");
      }
      return Weights.of(withoutParallelPrefix(tensors));
    } catch (NoSuchFileException e) {
      throw new WeightFileException(file, "there is no such file", e);
    } catch (AccessDeniedException e) {
      throw new WeightFileException(file, "may not be read by this user", e);
    } catch (IOException e) {
      throw new WeightFileException(file, e.getMessage(), e);
    }
  }

  private static Map<String, Tensor> readAny(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("is a folder, not a weight file");
    }
    try (FileChannel channel = FileChannel.open(file)) {
      return switch (format(channel)) {
        case ZIP -> readZip(file);
        case PICKLE -> new TorchLegacy(channel).read();
        case SAFETENSORS -> new Safetensors(channel).read();
        case MXNET -> readMxnet(file);
      };
    }
  }

  private enum Format {
    ZIP,
    PICKLE,
    SAFETENSORS,
    MXNET
  }

  private static Format format(FileChannel file) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    file.read(head, 0);
    long first = head.getLong(0);
    if ((int) first == 0x04034b50) {
      return Format.ZIP;
    }
    if (first == MxnetParams.MAGIC) {
      return Format.MXNET;
    }
    if ((first & 0xff) == 0x80 && (first >> 8 & 0xff) <= MOST_PICKLE_PROTOCOL) {
      return Format.PICKLE;
    }
    if (head.get(Safetensors.LENGTH_BYTES) == '{'
        && first > 0
        && first <= Safetensors.MOST_HEADER_BYTES) {
      return Format.SAFETENSORS;
    }
    throw new IOException(
        "is no weight file known here: a PyTorch checkpoint, safetensors or MXNet .params");
  }

  private static Map<String, Tensor> readZip(Path file) throws IOException {
    try (ZipArchive zip = ZipArchive.open(file)) {
      List<String> params = zip.namesEndingIn(".params");
      if (params.size() == 1) {
        return zip.read(params.get(0), (in, size) -> readMxnet(in, size));
      }
      List<String> pickles = zip.namesEndingIn("/" + TorchZip.PICKLE);
      if (pickles.size() == 1) {
        return new TorchZip(zip, pickles.get(0)).read();
      }
      throw new IOException(
          "is a zip, but neither a PyTorch checkpoint (…/data.pkl) nor one MXNet .params file");
    }
  }

  private static Map<String, Tensor> readMxnet(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return readMxnet(in, Files.size(file));
    }
  }

  private static Map<String, Tensor> readMxnet(InputStream in, long length) throws IOException {
    return new MxnetParams(new CountedInput(new BufferedInputStream(in), length)).read();
  }

  private static Map<String, Tensor> withoutParallelPrefix(Map<String, Tensor> tensors) {
    if (!tensors.keySet().stream().allMatch(name -> name.startsWith(PARALLEL_PREFIX))) {
      return tensors;
    }
    Map<String, Tensor> bare = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> bare.put(name.substring(PARALLEL_PREFIX.length()), tensor));
    return bare;
  }
}
