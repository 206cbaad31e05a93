package io.zoetrope.app.cluster;

import io.zoetrope.app.folder.FolderLock;
import io.zoetrope.app.folder.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a cluster keeps what it has, closed to other users of the machine. */
record ClusterFolder(Path root) {
  ClusterFolder {
    root = real(root.toAbsolutePath().normalize());
  }

  /** Where it is there: what links to it, and is deleted, would leave it. */
  private static Path real(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException notYet) {
      return folder;
    }
  }

  /**
   * @throws IllegalStateException where others can look into it
   */
  void make() throws IOException {
    PrivateFolder.make(root);
    PrivateFolder.requirePrivate(root);
    for (Path folder : fixed()) {
      Files.createDirectories(folder);
    }
  }

  private List<Path> fixed() {
    return List.of(
        conf(), settings(), lib(), logs(), processes(), models(), plugins(), temporary());
  }

  /** Whether nobody else's files are there; a start that was killed early leaves folders. */
  boolean isFree() throws IOException {
    if (!Files.exists(root)) {
      return true;
    }
    try (Stream<Path> files = Files.list(root)) {
      return files.allMatch(file -> fixed().contains(file) || file.endsWith(FolderLock.NAME));
    }
  }

  Path plan() {
    return root.resolve("cluster.properties");
  }

  /** Of Flink, as {@code FLINK_CONF_DIR} names it. */
  Path conf() {
    return root.resolve("conf");
  }

  /** Of Flink, as the user wants them beside ours. */
  Path settings() {
    return root.resolve("settings");
  }

  /** Classes that the processes run. */
  Path lib() {
    return root.resolve("lib");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path processes() {
    return root.resolve("processes");
  }

  Path kafka() {
    return root.resolve("kafka");
  }

  Path zookeeper() {
    return root.resolve("zookeeper");
  }

  Path checkpoints() {
    return root.resolve("checkpoints");
  }

  Path savepoints() {
    return root.resolve("savepoints");
  }

  Path highAvailability() {
    return root.resolve("high-availability");
  }

  Path models() {
    return root.resolve("models");
  }

  /** Of Flink, such as for S3, each in a folder of its own. */
  Path plugins() {
    return root.resolve("plugins");
  }

  Path temporary() {
    return root.resolve("tmp");
  }
}
