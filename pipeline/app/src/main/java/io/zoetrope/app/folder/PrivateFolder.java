package io.zoetrope.app.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that other users of the machine cannot look into: frames show people. */
public final class PrivateFolder {
  private static final Logger LOG = LoggerFactory.getLogger(PrivateFolder.class);
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private PrivateFolder() {}

  /**
   * Makes the folder where it is not there, and closes it to others where the file system can. One
   * that belongs to somebody else is used as it is.
   */
  public static Path make(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    Files.createDirectories(absolute.getParent());
    create(absolute);
    close(absolute);
    return folder;
  }

  /**
   * For secrets, where the file system knows users.
   *
   * @throws IllegalStateException where it is another user's, or others can look into it
   */
  public static void requirePrivate(Path folder) throws IOException {
    if (!knowsUsers(folder)) {
      return;
    }
    Path mine = Files.createTempFile(folder, "owner", "");
    boolean own = Files.getOwner(folder).equals(Files.getOwner(mine));
    Files.delete(mine);
    if (!own || !Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
      throw new IllegalStateException(
          "%s must be yours and closed to others, as a key is in it: use another folder"
              .formatted(folder));
    }
  }

  /** Closed from the first moment. */
  private static void create(Path folder) throws IOException {
    try {
      if (knowsUsers(folder.getParent())) {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      } else {
        Files.createDirectory(folder);
      }
    } catch (FileAlreadyExistsException there) {
      Files.createDirectories(folder); // fails where it is no folder
    }
  }

  private static void close(Path folder) throws IOException {
    if (!knowsUsers(folder) || Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(folder, OWNER_ONLY);
    } catch (IOException e) {
      LOG.warn("{} cannot be closed to other users of this machine: {}", folder, e.getMessage());
    }
  }

  private static boolean knowsUsers(Path folder) {
    return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
  }
}
