package io.zoetrope.app.command.cluster;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says how a cluster does. Exits 1 where not all of it runs. */
@Command(
    name = "status",
    description = {
      "Its processes, slots and jobs. Exits 1 where a process does not run or Flink does not answer."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClusterShow implements Callable<Integer> {
  @Mixin private ClusterOptions cluster;

  @Option(names = "--json", description = "As one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    var view = ClusterView.of(cluster.require());
    if (json) {
      System.out.println(view.json());
    } else {
      view.print();
    }
    return view.isWhole() ? 0 : 1;
  }
}
