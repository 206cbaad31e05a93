package io.zoetrope.app.embedded;

import io.zoetrope.app.folder.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A temporary folder for everything a run writes; gone when closed or, where the process was
 * killed, when the next one starts. Only its owner may look into it.
 */
public final class Workspace implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workspace.class);
  private static final String PREFIX = "zoetrope-";

  private final FolderLock lock;

  public Workspace() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  Workspace(Path temporary) {
    try {
      lock = lockNew(temporary);
      closeAbandoned(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Workspace(FolderLock lock) {
    this.lock = lock;
  }

  private static FolderLock lockNew(Path temporary) throws IOException {
    while (true) {
      Optional<FolderLock> lock = FolderLock.onNew(Files.createTempDirectory(temporary, PREFIX));
      if (lock.isPresent()) {
        return lock.get();
      }
    }
  }

  /** What a killed process left holds frames. Nobody else's, and no link to elsewhere. */
  private void closeAbandoned(Path temporary) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      folders.forEach(this::closeIfAbandoned);
    }
  }

  private void closeIfAbandoned(Path folder) {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(folder).equals(Files.getOwner(lock.folder()))) {
        FolderLock.onAbandoned(folder).map(Workspace::new).ifPresent(Workspace::closeAsAbandoned);
      }
    } catch (IOException e) {
      LOG.debug("{} is left where it is", folder, e); // such as gone meanwhile
    }
  }

  private void closeAsAbandoned() {
    close();
    LOG.info("Deleted {}, which a process that was killed had left", lock.folder());
  }

  public Path resolve(String name) {
    return lock.folder().resolve(name);
  }

  @Override
  public void close() {
    // A thread of a stack that is going down may still add a file: look again, a few times.
    for (int attempt = 0; attempt < 5 && Files.exists(lock.folder()); attempt++) {
      deleteAll();
    }
  }

  /** The lock last: what cannot be deleted now, the next start deletes. */
  private void deleteAll() {
    try (Stream<Path> files = Files.walk(lock.folder())) {
      files
          .sorted(Comparator.reverseOrder())
          .filter(file -> !file.equals(lock.folder()) && !file.equals(lock.file()))
          .forEach(Workspace::delete);
      lock.close();
      delete(lock.file());
      delete(lock.folder());
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
