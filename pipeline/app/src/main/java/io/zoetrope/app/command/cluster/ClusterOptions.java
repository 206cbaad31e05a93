package io.zoetrope.app.command.cluster;

import io.zoetrope.app.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which cluster of this machine. */
public final class ClusterOptions {
  @Option(
      names = "--folder",
      paramLabel = "DIR",
      defaultValue = "zoetrope-cluster",
      description = "Of 'zoetrope cluster': its data, logs and keys. Default: ${DEFAULT-VALUE}")
  private Path folder;

  Path folder() {
    return folder;
  }

  Optional<LocalCluster> find() throws IOException {
    return LocalCluster.in(folder);
  }

  /**
   * @throws IllegalStateException where there is none
   */
  public LocalCluster require() throws IOException {
    return find()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no cluster in %s: 'zoetrope cluster start' makes one"
                        .formatted(folder.toAbsolutePath().normalize())));
  }
}
