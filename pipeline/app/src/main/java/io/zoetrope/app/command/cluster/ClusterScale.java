package io.zoetrope.app.command.cluster;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Starts or ends task managers. */
@Command(
    name = "scale",
    description = {
      "Have so many task managers. Jobs go on with the slots that there are then, from their last",
      "checkpoint; as many tasks as frames have partitions are of use."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClusterScale implements Callable<Integer> {
  private static final int MOST = 128; // as many as a job may have tasks

  @Parameters(paramLabel = "N", description = "Task managers.")
  private int taskManagers;

  @Mixin private ClusterOptions cluster;

  @Override
  public Integer call() throws Exception {
    if (taskManagers < 0 || taskManagers > MOST) {
      throw new IllegalArgumentException(
          "N: 0 to %d task managers, not %d".formatted(MOST, taskManagers));
    }
    var scaled = cluster.require().scale(taskManagers, ClusterView::progress);
    ClusterView.of(scaled).print();
    return 0;
  }
}
