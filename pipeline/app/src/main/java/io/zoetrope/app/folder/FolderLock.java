package io.zoetrope.app.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Says that a folder is in use, by a lock on a file in it, which the kernel takes back however the
 * process ends.
 */
public final class FolderLock implements AutoCloseable {
  public static final String NAME = ".in-use";

  /** Of this process: closing such a file, opened once more, would give up the lock on it. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** On a folder that is used from now on; empty where another process has it. */
  public static Optional<FolderLock> onNew(Path folder) throws IOException {
    return take(folder, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** On a folder whose owner is gone; empty where it is in use or was never locked. */
  public static Optional<FolderLock> onAbandoned(Path folder) throws IOException {
    return take(folder, StandardOpenOption.WRITE);
  }

  public Path folder() {
    return file.getParent();
  }

  public Path file() {
    return file;
  }

  /** Leaves the file where it is. */
  @Override
  public void close() throws IOException {
    channel.close();
    OWN.remove(file);
  }

  private static Optional<FolderLock> take(Path folder, OpenOption... options) throws IOException {
    Path file = folder.toAbsolutePath().resolve(NAME);
    if (!OWN.add(file)) {
      return Optional.empty();
    }
    Optional<FolderLock> lock = Optional.empty();
    try {
      lock = open(file, options);
    } finally {
      if (lock.isEmpty()) {
        OWN.remove(file);
      }
    }
    return lock;
  }

  private static Optional<FolderLock> open(Path file, OpenOption... options) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, options);
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
    // whoever held the lock may have deleted the file meanwhile
    if (channel.tryLock() != null && Files.exists(file)) {
      return Optional.of(new FolderLock(file, channel));
    }
    channel.close();
    return Optional.empty();
  }
}
