package io.zoetrope.zoo.catalogue;

import io.zoetrope.zoo.family.Framework;
import io.zoetrope.zoo.weights.download.Checksum;
import io.zoetrope.zoo.weights.download.RemoteFile;
import java.net.URI;

/**
 * A checkpoint that GluonCV published.
 *
 * @param model the model it was published as
 * @param sha1 of the file; of the {@code .params} inside the archive for MXNet
 * @param top1 its published accuracy in percent, or null
 */
public record WeightSource(Framework framework, String model, String sha1, Double top1, URI url) {

  /** The file as the weight store fetches it. */
  public RemoteFile file() {
    return new RemoteFile(url, Checksum.sha1(sha1), framework == Framework.MXNET);
  }

  /** The file's name without its ending, as GluonCV calls it. */
  String fileName() {
    return model + "-" + sha1.substring(0, 8);
  }
}
