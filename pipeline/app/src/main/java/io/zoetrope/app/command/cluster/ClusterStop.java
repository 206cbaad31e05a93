package io.zoetrope.app.command.cluster;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ends a cluster. */
@Command(
    name = "stop",
    description = {
      "End all its processes. Its topics and checkpoints stay for the next start; its jobs only",
      "with --ha."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClusterStop implements Callable<Integer> {
  @Mixin private ClusterOptions cluster;

  @Option(names = "--delete", description = "Delete its folder then, with all topics.")
  private boolean delete;

  @Override
  public Integer call() throws Exception {
    cluster.require().stop(delete, ClusterView::progress);
    return 0;
  }
}
