package io.zoetrope.operators.inference.location;

import io.zoetrope.zoo.pack.ModelCard;
import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.pack.NetworkFile;
import io.zoetrope.zoo.weights.Hash;
import io.zoetrope.zoo.weights.download.Checksum;
import io.zoetrope.zoo.weights.download.DownloadProgress;
import io.zoetrope.zoo.weights.download.RemoteFile;
import io.zoetrope.zoo.weights.download.StoreOptions;
import io.zoetrope.zoo.weights.download.WeightStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A network on this machine. What lies elsewhere is fetched once, into the user's cache; nothing is
 * loaded whose hash is not the one that the job was made with.
 */
public final class NetworkCopy {
  private NetworkCopy() {}

  /**
   * The folder with the network, as {@code model.onnx}.
   *
   * @throws IOException where it cannot be had, or is another one, saying which and from where
   */
  public static Path folder(NetworkFile network) throws IOException {
    return file(network, cache()).getParent();
  }

  static Path file(NetworkFile network, Path cache) throws IOException {
    return file(network.uri(), Checksum.sha256(network.sha256()), cache);
  }

  /** Of all that is fetched. */
  static Path cache() {
    return StoreOptions.defaultFolder(System.getenv(), System.getProperty("user.home")).getParent();
  }

  /**
   * @param wanted of it, or its first digits, as many as a version has or more
   */
  static Path file(URI uri, Checksum wanted, Path cache) throws IOException {
    String scheme = String.valueOf(uri.getScheme());
    if (scheme.equals("file")) {
      return inPlace(Path.of(uri), wanted);
    }
    String version = wanted.hex().substring(0, ModelCard.VERSION_DIGITS);
    Path folder = cache.resolve("networks").resolve(version);
    return scheme.startsWith("http")
        ? new WeightStore(StoreOptions.in(folder))
            .fetch(new RemoteFile(uri, wanted, false), DownloadProgress.NOOP)
        : copied(uri, wanted, folder);
  }

  private static Path inPlace(Path file, Checksum wanted) throws IOException {
    if (!Files.exists(file)) {
      throw new IOException(
          "%s is not on this machine: a model must be in the same folder on all, or at an address that all can read"
              .formatted(file));
    }
    requireRight(file, wanted, file.toString());
    return file;
  }

  private static Path copied(URI uri, Checksum wanted, Path folder) throws IOException {
    Path file = folder.resolve(ModelPackage.ONNX);
    if (Files.exists(file) && wanted.matches(Hash.SHA256.hex(file))) {
      return file;
    }
    Files.createDirectories(folder);
    Path partial = Files.createTempFile(folder, "network", ".partial"); // of this process alone
    try {
      FlinkFiles.copy(uri, partial);
      requireRight(partial, wanted, uri.toString());
      Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
    return file;
  }

  private static void requireRight(Path file, Checksum wanted, String shown) throws IOException {
    String hash = Hash.SHA256.hex(file);
    if (!wanted.matches(hash)) {
      throw new IOException(
          "%s has the SHA-256 %s, not %s, with which the job was made: put that network there, or start the job again with the new one"
              .formatted(shown, hash, wanted.hex()));
    }
  }
}
