package io.zoetrope.app.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Real clips, where this machine has them. */
public final class Data {
  private Data() {}

  /**
   * A file of the folder that {@code ZOETROPE_DATA} names, or of {@code shared/data} beside the
   * project.
   */
  public static Optional<Path> file(String name) {
    String named = System.getenv("ZOETROPE_DATA");
    if (named != null) {
      return Optional.of(Path.of(named, name)).filter(Files::exists);
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve("shared/data").resolve(name);
      if (Files.exists(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }
}
