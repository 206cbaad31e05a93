package io.zoetrope.operators.inference.location;

import io.zoetrope.zoo.pack.ModelPackage;
import io.zoetrope.zoo.weights.Hash;
import io.zoetrope.zoo.weights.download.Checksum;
import io.zoetrope.zoo.weights.download.DownloadException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.util.FileUtils;

/**
 * A model package by URI: the address of its folder, such as {@code s3://models/jumps}, {@code
 * https://…} or {@code file:/…}, with {@code #sha256=…} behind it where the network must be one
 * that is known.
 *
 * @param folder with a slash at its end
 * @param pin of the network
 */
public record PublishedPackage(URI folder, Optional<Checksum> pin) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final String PIN = "sha256=";
  private static final int DIGITS = 16; // of the texts' hash

  /** Whether a model's name is such an address. */
  public static boolean is(String model) {
    return SCHEME.matcher(model).matches();
  }

  /**
   * @throws IllegalArgumentException where it cannot be one; says nothing of passwords in it
   */
  public static PublishedPackage at(String model) {
    URI uri = uri(model);
    if (uri.isOpaque() || model.contains("@") || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "the address of a model is that of its folder, without user, password or query; credentials belong to Flink's settings or the environment");
    }
    String place = uri.getScheme() + ":" + uri.getRawSchemeSpecificPart();
    return new PublishedPackage(
        URI.create(place.endsWith("/") ? place : place + "/"),
        Optional.ofNullable(uri.getFragment()).map(PublishedPackage::pin));
  }

  private static URI uri(String model) {
    try {
      return new URI(model);
    } catch (URISyntaxException hasAllOfIt) { // a password, too: it is no cause
      throw new IllegalArgumentException(
          "the address of the model is no URI: write it as s3://bucket/folder");
    }
  }

  private static Checksum pin(String fragment) {
    if (!fragment.startsWith(PIN)) {
      throw new IllegalArgumentException(
          "behind # of a model's address belongs sha256= and the hash of its model.onnx");
    }
    return Checksum.sha256(fragment.substring(PIN.length()));
  }

  /**
   * The package, in the user's cache.
   *
   * @throws IllegalArgumentException where it cannot be had, or is another than the one pinned,
   *     saying why
   * @throws io.zoetrope.zoo.pack.ModelPackageException where it is no usable one
   */
  public ModelPackage fetch() {
    return fetch(NetworkCopy.cache());
  }

  ModelPackage fetch(Path cache) {
    try {
      Path here = folder.getScheme().equals("file") ? Path.of(folder) : copy(cache);
      ModelPackage found = ModelPackage.read(here).publishedAt(part(ModelPackage.ONNX));
      requirePinned(found);
      return found;
    } catch (IOException | DownloadException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private void requirePinned(ModelPackage found) {
    if (pin.isPresent() && !pin.get().matches(found.network().sha256())) {
      throw new IllegalArgumentException(
          "the network at %s has the SHA-256 %s, not the one behind #"
              .formatted(folder, found.network().sha256()));
    }
  }

  /** One folder for each content, which is there whole or not at all. */
  private Path copy(Path cache) throws IOException {
    Path packages = cache.resolve("packages");
    Files.createDirectories(packages);
    Path draft = Files.createTempDirectory(packages, "draft");
    try {
      byte[] card = SmallFiles.read(part(ModelPackage.CARD));
      byte[] labels = SmallFiles.read(part(ModelPackage.LABELS));
      Files.write(draft.resolve(ModelPackage.CARD), card);
      Files.write(draft.resolve(ModelPackage.LABELS), labels);
      var wanted = Checksum.sha256(ModelPackage.readCard(draft).version());
      Path network = NetworkCopy.file(part(ModelPackage.ONNX), wanted, cache);
      Files.copy(network, draft.resolve(ModelPackage.ONNX));
      return keep(draft, packages.resolve(name(wanted, card, labels)));
    } finally {
      FileUtils.deleteDirectory(draft.toFile());
    }
  }

  private static String name(Checksum network, byte[]... texts) throws IOException {
    var all = new ByteArrayOutputStream();
    for (byte[] text : texts) {
      all.write(text);
    }
    return network.hex() + "-" + Hash.SHA256.hex(all.toByteArray()).substring(0, DIGITS);
  }

  private static Path keep(Path draft, Path place) throws IOException {
    try {
      return Files.move(draft, place);
    } catch (FileSystemException e) {
      if (Files.isDirectory(place)) {
        return place; // its name says what is in it
      }
      throw e;
    }
  }

  private URI part(String file) {
    return folder.resolve(file);
  }
}
