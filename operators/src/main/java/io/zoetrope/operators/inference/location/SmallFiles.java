package io.zoetrope.operators.inference.location;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.time.Duration;

/** The texts of a package, by any URI. */
final class SmallFiles {
  private static final int LARGEST = 1 << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SmallFiles() {}

  /**
   * @throws IOException where it cannot be read, or is too large to be such a text
   */
  static byte[] read(URI uri) throws IOException {
    boolean web = String.valueOf(uri.getScheme()).startsWith("http");
    byte[] content = web ? fetch(uri) : FlinkFiles.read(uri, LARGEST + 1);
    if (content.length > LARGEST) {
      throw new IOException(
          "%s is larger than %d bytes: no text of a model".formatted(uri, LARGEST));
    }
    return content;
  }

  private static byte[] fetch(URI uri) throws IOException {
    URLConnection connection = uri.toURL().openConnection();
    connection.setConnectTimeout(Math.toIntExact(PATIENCE.toMillis()));
    connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
    try (InputStream in = connection.getInputStream()) {
      return in.readNBytes(LARGEST + 1);
    } catch (FileNotFoundException e) {
      throw new IOException(uri + ": there is no such file", e);
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(uri, e), e);
    }
  }
}
