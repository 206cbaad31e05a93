package io.zoetrope.app.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A temporary folder for everything a run writes; gone when closed. */
public final class Workspace implements AutoCloseable {
  private final Path folder;

  public Workspace() {
    try {
      folder = Files.createTempDirectory("zoetrope-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path resolve(String name) {
    return folder.resolve(name);
  }

  @Override
  public void close() {
    // A thread of a stack that is going down may still add a file: look again, a few times.
    for (int attempt = 0; attempt < 5 && Files.exists(folder); attempt++) {
      deleteAll();
    }
  }

  private void deleteAll() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Workspace::delete);
    } catch (IOException | UncheckedIOException changedMeanwhile) {
      // looked at again
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (NoSuchFileException gone) {
      // by another thread
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
