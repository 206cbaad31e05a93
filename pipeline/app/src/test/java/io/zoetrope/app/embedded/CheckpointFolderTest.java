package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {
  private static final String OLD_JOB = "0".repeat(32);
  private static final String NEW_JOB = "f".repeat(32);

  @TempDir Path folder;

  @Test
  void whatOthersKeepThereIsLeftAsItIs() throws Exception {
    Path theirs = folder.resolve("mine-checkpoints");
    Path model = write(theirs.resolve("epoch-3/weights.bin"));
    Path ofOtherData = write(theirs.resolve("other-cluster").resolve(OLD_JOB).resolve("chk-1/x"));
    var permissions = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(theirs, permissions);

    var checkpoints = CheckpointFolder.beside(data());
    Path note = write(Path.of(checkpoints.path()).resolve("notes.txt"));
    assertThat(checkpoints.newest()).isEmpty();

    assertThat(model).exists();
    assertThat(ofOtherData).exists();
    assertThat(note).exists();
    assertThat(Files.getPosixFilePermissions(theirs)).isEqualTo(permissions);
  }

  @Test
  void theNewestThatWasCompletedIsFoundAndEarlierJobsAreDeleted() throws Exception {
    var checkpoints = CheckpointFolder.beside(data());
    Path own = Path.of(checkpoints.path());
    Path old = write(own.resolve(OLD_JOB).resolve("chk-9/_metadata"));
    Files.setLastModifiedTime(old, FileTime.fromMillis(1_000));
    Path newest = write(own.resolve(NEW_JOB).resolve("chk-2/_metadata"));
    write(own.resolve(NEW_JOB).resolve("chk-3/unfinished"));

    assertThat(checkpoints.newest()).contains(newest.getParent());
    assertThat(own.resolve(OLD_JOB)).doesNotExist();
  }

  @Test
  void othersCannotLookIntoIt() throws Exception {
    Path own = Path.of(CheckpointFolder.beside(data()).path());
    var ownerOnly = PosixFilePermissions.fromString("rwx------");
    assertThat(Files.getPosixFilePermissions(own)).isEqualTo(ownerOnly);
    assertThat(Files.getPosixFilePermissions(own.getParent())).isEqualTo(ownerOnly);
  }

  private Path data() throws IOException {
    Path data = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(data.resolve("meta.properties"), "cluster.id=own-cluster");
    return data;
  }

  private static Path write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }
}
