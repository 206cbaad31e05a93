package io.zoetrope.app.cluster;

import io.zoetrope.app.folder.PrivateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where a cluster keeps what it has, closed to other users of the machine. */
record ClusterFolder(Path root) {
  ClusterFolder {
    root = root.toAbsolutePath().normalize();
  }

  void make() throws IOException {
    PrivateFolder.make(root);
    for (Path folder : List.of(conf(), logs(), processes(), models(), plugins(), temporary())) {
      Files.createDirectories(folder);
    }
  }

  Path plan() {
    return root.resolve("cluster.properties");
  }

  /** Of Flink, as {@code FLINK_CONF_DIR} names it. */
  Path conf() {
    return root.resolve("conf");
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
