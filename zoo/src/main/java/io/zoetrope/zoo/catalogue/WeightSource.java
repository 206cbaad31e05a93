package io.zoetrope.zoo.catalogue;

import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.weights.download.Checksum;
import io.zoetrope.zoo.weights.download.RemoteFile;
import java.net.URI;
import java.util.Optional;

/**
 * A checkpoint that GluonCV published.
 *
 * @param model the model it was published as
 * @param sha1 of the file; of the {@code .params} inside the archive for MXNet
 * @param sha256 of the same, whole, where its publisher gives one
 * @param top1 its published accuracy in percent, or null
 */
public record WeightSource(
    Framework framework, String model, String sha1, Optional<String> sha256, Double top1, URI url) {

  /** The file as the weight store fetches it, which checks it by the strongest hash there is. */
  public RemoteFile file() {
    Checksum checksum = sha256.map(Checksum::sha256).orElseGet(() -> Checksum.sha1(sha1));
    return new RemoteFile(url, checksum, framework == Framework.MXNET);
  }

  /** The hash that the file is checked by, and whether a stronger one could not be had. */
  public String check() {
    return file().checksum() + (sha256.isPresent() ? "" : "; its publisher gives no SHA-256");
  }

  /** The file's name without its ending, as GluonCV calls it. */
  String fileName() {
    return model + "-" + sha1.substring(0, 8);
  }
}
