package io.zoetrope.operators.inference.location;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.UnsupportedFileSystemSchemeException;

/** Files of the filesystems that Flink has: its own and those of its plugins, such as S3. */
final class FlinkFiles {
  private FlinkFiles() {}

  static void copy(URI uri, java.nio.file.Path target) throws IOException {
    try (InputStream in = open(uri)) {
      Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * @param most bytes
   */
  static byte[] read(URI uri, int most) throws IOException {
    try (InputStream in = open(uri)) {
      return in.readNBytes(most);
    }
  }

  private static InputStream open(URI uri) throws IOException {
    var path = new Path(uri);
    try {
      return path.getFileSystem().open(path);
    } catch (UnsupportedFileSystemSchemeException e) {
      throw new IOException(
          "%s cannot be read: Flink has no filesystem for %s: here; put its plugin, such as flink-s3-fs-hadoop, into a folder of its plugins"
              .formatted(uri, uri.getScheme()),
          e);
    } catch (IOException e) {
      throw new IOException("%s cannot be read: %s".formatted(uri, e.getMessage()), e);
    }
  }
}
