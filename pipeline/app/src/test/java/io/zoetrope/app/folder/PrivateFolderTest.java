package io.zoetrope.app.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
  @TempDir Path folder;

  @Test
  void isMadeForItsOwnerAlone() throws IOException {
    Path made = PrivateFolder.make(folder.resolve("cache").resolve("zoetrope"));

    assertThat(permissions(made)).isEqualTo("rwx------");
  }

  @Test
  void oneThatWasOpenIsClosedAndKeepsWhatIsInIt() throws IOException {
    Path open = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
    Path file = Files.writeString(open.resolve("frames"), "x");

    PrivateFolder.make(open);

    assertThat(permissions(open)).isEqualTo("rwx------");
    assertThat(file).exists();
  }

  @Test
  void aFileOfThatNameIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("data"), "x");

    assertThatThrownBy(() -> PrivateFolder.make(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  private static String permissions(Path folder) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
  }
}
