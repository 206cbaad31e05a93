package io.zoetrope.zoo.weights.download;

import java.net.URI;
import java.util.List;

/**
 * A published weight file.
 *
 * @param url where it is published; its last part names the file in the cache
 * @param checksum of the file, or of the {@code .params} inside it
 * @param packed whether the checksum is that of the one {@code .params} in a zip, as MXNet's store
 *     has it
 */
public record RemoteFile(URI url, Checksum checksum, boolean packed) {
  public RemoteFile {
    if (!List.of("http", "https").contains(String.valueOf(url.getScheme()))
        || url.getHost() == null
        || name(url).isEmpty()) {
      throw new IllegalArgumentException("weights are fetched from http(s)://host/…/file: " + url);
    }
  }

  String name() {
    return name(url);
  }

  private static String name(URI url) {
    String path = url.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The same path under another base. */
  URI under(URI mirror) {
    String base = mirror.toString();
    return URI.create((base.endsWith("/") ? base : base + "/") + url.getRawPath().substring(1));
  }
}
