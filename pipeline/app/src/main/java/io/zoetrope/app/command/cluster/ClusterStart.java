package io.zoetrope.app.command.cluster;

import io.zoetrope.app.cluster.ClusterPlan;
import io.zoetrope.app.cluster.LocalCluster;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a cluster, or what of it does not run. */
@Command(
    name = "start",
    description = {
      "Start a Kafka broker, a Flink JobManager and task managers; or, of a cluster that is there,",
      "those processes that do not run. Flink's take clients only with the key in the folder."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ClusterStart implements Callable<Integer> {
  private static final String MEMORY = "1728m";

  @Mixin private ClusterOptions cluster;

  @Option(names = "--taskmanagers", paramLabel = "N", description = "Default: 1")
  private Integer taskManagers;

  @Option(names = "--slots", paramLabel = "M", description = "Tasks of each. Default: 1")
  private Integer slots;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      description = "Of each task manager. Default: " + MEMORY)
  private String memory;

  @Option(names = "--pin", description = "Each task manager on a processor core of its own.")
  private boolean pinned;

  @Option(
      names = "--ha",
      description = "Jobs outlive a JobManager that is killed: a ZooKeeper keeps where they are.")
  private boolean highlyAvailable;

  @Option(
      names = "--flink",
      paramLabel = "FILE",
      description = {
        "Further settings of Flink (YAML), such as s3.endpoint or execution.checkpointing.dir; kept",
        "in the folder, for processes that start from now on."
      })
  private Path settings;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "Of a page of Flink's metrics for Prometheus on loopback; those of the task managers have the ports after it. Default: none")
  private Integer metricsPort;

  @Override
  public Integer call() throws Exception {
    Optional<LocalCluster> there = cluster.find();
    if (there.isPresent()) {
      requireUnchanged(there.get());
    }
    LocalCluster started = there.isPresent() ? there.get() : create();
    if (settings != null) {
      started.take(settings);
    }
    started.start(ClusterView::progress);
    ClusterView.of(started).print();
    return 0;
  }

  private LocalCluster create() throws Exception {
    return LocalCluster.create(
        cluster.folder(),
        new ClusterPlan(
            taskManagers == null ? 1 : taskManagers,
            slots == null ? 1 : slots,
            memory == null ? MEMORY : memory,
            pinned,
            highlyAvailable,
            ClusterPlan.PortPlan.free(metricsPort == null ? 0 : metricsPort)));
  }

  private void requireUnchanged(LocalCluster there) {
    var plan = there.plan();
    boolean same =
        (taskManagers == null || taskManagers == plan.taskManagers())
            && (slots == null || slots == plan.slots())
            && (memory == null || memory.equals(plan.memory()))
            && (metricsPort == null || metricsPort == plan.ports().metrics())
            && (!pinned || plan.pinned())
            && (!highlyAvailable || plan.highlyAvailable());
    if (!same) {
      throw new IllegalStateException(
          "the cluster in %s was made otherwise: %s. Change the number of task managers with 'zoetrope cluster scale N'; for anything else give another --folder, or end it with 'zoetrope cluster stop --delete' first"
              .formatted(there.folder(), ClusterView.sentence(plan)));
    }
  }
}
