package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.app.folder.FolderLock;
import io.zoetrope.app.testkit.AppProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  @TempDir Path folder;
  @TempDir Path temporary;

  @Test
  void whatAKilledProcessLeftIsDeletedByTheNextStart() throws Exception {
    Process process = AppProcess.start(Holder.class.getName(), folder, temporary);
    Path frames = Path.of(firstLine(process));
    assertThat(frames).exists();

    new Workspace(temporary).close();
    assertThat(frames).as("in use").exists();

    process.destroyForcibly().waitFor();
    assertThat(frames).exists();
    try (var next = new Workspace(temporary)) {
      assertThat(frames.getParent()).doesNotExist();
      assertThat(next.resolve(".")).exists();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void workspacesOfOneProcessLeaveEachOtherAlone() throws Exception {
    try (var first = new Workspace(temporary)) {
      Files.writeString(first.resolve("frames"), "x");
      try (var second = new Workspace(temporary);
          var third = new Workspace(temporary)) {
        assertThat(second.resolve(".")).exists();
        assertThat(third.resolve(".")).exists();
      }
      assertThat(first.resolve("frames")).exists();

      Process other = AppProcess.start(Starter.class.getName(), folder, temporary);
      assertThat(other.waitFor()).isZero();
      assertThat(first.resolve("frames")).as("another process started meanwhile").exists();
    }
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void foldersOfTheSameNameThatAreNoWorkspaceAreLeftAlone() throws Exception {
    Path clone = Files.createDirectory(temporary.resolve("zoetrope-main"));
    Path file = Files.writeString(clone.resolve("notes"), "x");
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve(FolderLock.NAME), "");
    Path link = Files.createSymbolicLink(temporary.resolve("zoetrope-1"), elsewhere);

    new Workspace(temporary).close();

    assertThat(file).exists();
    assertThat(link).exists();
    assertThat(elsewhere.resolve(FolderLock.NAME)).exists();
  }

  @Test
  void onlyItsOwnerLooksIntoIt() throws Exception {
    try (var workspace = new Workspace(temporary)) {
      var permissions = Files.getPosixFilePermissions(workspace.resolve("."));
      assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rwx------");
    }
  }

  private static String firstLine(Process process) throws IOException {
    return new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  /** Has frames until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] args) throws Exception {
      Path frames = Files.writeString(new Workspace().resolve("frames"), "x");
      System.out.println(frames);
      new CountDownLatch(1).await();
    }
  }

  /** Starts and ends. */
  static final class Starter {
    private Starter() {}

    public static void main(String[] args) {
      new Workspace().close();
    }
  }
}
