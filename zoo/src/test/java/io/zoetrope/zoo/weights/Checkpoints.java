package io.zoetrope.zoo.weights;

import static org.junit.jupiter.api.Assumptions.abort;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The reference checkpoints: some in the test resources, the others in {@code parity/checkpoints}
 * of the folder that {@code ZOETROPE_REFERENCE} names or {@code shared/reference} beside the
 * project.
 */
final class Checkpoints {
  private Checkpoints() {}

  /** Skips the test when the file is in neither place. */
  static Path file(String name) {
    URL resource = Checkpoints.class.getResource("/checkpoints/" + name);
    if (resource != null) {
      return path(resource);
    }
    Path file = reference("parity/checkpoints/" + name);
    return file != null ? file : abort("no reference file " + name + "; set ZOETROPE_REFERENCE");
  }

  private static Path path(URL resource) {
    try {
      return Path.of(resource.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path reference(String name) {
    String given = System.getProperty("ZOETROPE_REFERENCE", System.getenv("ZOETROPE_REFERENCE"));
    if (given != null) {
      Path file = Path.of(given, name);
      return Files.exists(file) ? file : null;
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/reference").resolve(name);
      if (Files.exists(file)) {
        return file;
      }
    }
    return null;
  }
}
