package io.zoetrope.app.embedded;

import io.zoetrope.app.folder.FolderTree;
import io.zoetrope.app.folder.PrivateFolder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where checkpoints are kept that belong to the data of a broker: in a folder beside them, which
 * Kafka would not suffer within, under the broker's own id. With other data it is another one.
 */
final class CheckpointFolder {
  private static final String METADATA = "_metadata"; // Flink writes it when all else is written

  private final Path folder;

  private CheckpointFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Of {@code kafka-data} this is a folder in {@code kafka-data-checkpoints}, which other users
   * cannot look into. What else is there belongs to others.
   *
   * @param data of a broker that has been started
   */
  static CheckpointFolder beside(Path data) throws IOException {
    Path absolute = data.toAbsolutePath().normalize();
    Path all = absolute.resolveSibling(absolute.getFileName() + "-checkpoints");
    if (!Files.isDirectory(all)) {
      PrivateFolder.make(all);
    }
    return new CheckpointFolder(PrivateFolder.make(all.resolve(cluster(data))));
  }

  private static String cluster(Path data) throws IOException {
    var properties = new Properties();
    try (Reader text = Files.newBufferedReader(data.resolve("meta.properties"))) {
      properties.load(text);
    }
    return properties.getProperty("cluster.id");
  }

  String path() {
    return folder.toString();
  }

  /** The newest checkpoint that was completed; what earlier jobs wrote besides is deleted. */
  Optional<Path> newest() throws IOException {
    Optional<Path> newest;
    try (Stream<Path> files = Files.find(folder, 3, (file, of) -> file.endsWith(METADATA))) {
      newest =
          files
              .map(Path::getParent)
              .filter(checkpoint -> isOfAJob(checkpoint.getParent()))
              .max(Comparator.comparingLong(CheckpointFolder::time));
    }
    deleteJobsBut(newest.map(Path::getParent).orElse(null));
    return newest;
  }

  /** Flink names a job's folder by the job's id. */
  private static boolean isOfAJob(Path folder) {
    return folder.getFileName().toString().matches("[0-9a-f]{32}")
        && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
  }

  private static long time(Path checkpoint) {
    return checkpoint.resolve(METADATA).toFile().lastModified();
  }

  private void deleteJobsBut(Path kept) throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.filter(file -> isOfAJob(file) && !file.equals(kept)).toList();
    }
    for (Path other : others) {
      FolderTree.delete(other);
    }
  }
}
