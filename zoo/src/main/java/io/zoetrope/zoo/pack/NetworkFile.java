package io.zoetrope.zoo.pack;

import java.io.Serializable;
import java.net.URI;

/**
 * The network of a package, for machines that do not have the package.
 *
 * @param uri of {@code model.onnx}; any scheme that these machines can read
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
public record NetworkFile(URI uri, String sha256) implements Serializable {

  /** The model's version: another network has another one. */
  public String version() {
    return sha256.substring(0, ModelCard.VERSION_DIGITS);
  }
}
