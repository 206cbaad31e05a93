package io.zoetrope.app.cluster;

import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.folder.FolderTree;
import io.zoetrope.app.metrics.MetricsSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** Flink's settings for a cluster on this machine: slots that come and go rescale its jobs. */
final class FlinkSettings {
  /** As Flink calls it. */
  static final String FILE = "config.yaml";

  private static final MemorySize JOB_MANAGER = MemorySize.ofMebiBytes(1024);

  /** Of a task manager, for models, which Flink does not allocate. */
  private static final MemorySize MODELS = MemorySize.ofMebiBytes(384);

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(64);

  /** A job waits for slots as long as there are none; by default it would fail for good. */
  private static final Duration SLOTS = Duration.ofDays(3650);

  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration LOST = Duration.ofSeconds(20);

  private FlinkSettings() {}

  /** Writes them where Flink's processes and clients read them. */
  static Configuration write(ClusterPlan plan, ClusterFolder folder)
      throws IOException, InterruptedException {
    Configuration flink = of(plan, folder);
    if (Files.exists(folder.settings().resolve(FILE))) {
      flink.addAll(GlobalConfiguration.loadConfiguration(folder.settings().toString()));
    }
    listen(flink, plan.ports()); // in spite of all settings to this cluster's users alone
    ClusterKeys.set(flink, folder.conf());
    Path whole = folder.conf().resolve(FILE); // others may read it meanwhile
    Path partial = folder.conf().resolve(FILE + ".partial");
    Files.write(partial, ConfigurationUtils.convertConfigToWritableLines(flink, false));
    Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
    return flink;
  }

  /**
   * Keeps settings of the user's own, in the place of those kept before.
   *
   * @throws IllegalArgumentException where they cannot be read
   */
  static void take(Path file, Path folder) throws IOException {
    Path draft = Files.createTempDirectory(folder, "draft");
    try {
      Path copy = Files.copy(file, draft.resolve(FILE));
      GlobalConfiguration.loadConfiguration(draft.toString());
      Files.move(copy, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("%s: no settings of Flink in YAML".formatted(file), e);
    } finally {
      FolderTree.delete(draft);
    }
  }

  private static Configuration of(ClusterPlan plan, ClusterFolder folder) {
    var flink = new Configuration();
    flink.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, JOB_MANAGER);
    flink.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.parse(plan.memory()));
    flink.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MODELS);
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO); // of RocksDB and batch jobs
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    flink.set(TaskManagerOptions.NUM_TASK_SLOTS, plan.slots());
    flink.set(CoreOptions.TMP_DIRS, folder.temporary().toString());
    flink.set(WebOptions.TMP_DIR, folder.temporary().toString());
    flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEAT);
    flink.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, LOST);
    if (plan.ports().metrics() > 0) {
      MetricsSettings.set(flink, Ports.LOOPBACK, plan.ports().metrics());
    }
    rescale(flink);
    keep(flink, folder);
    if (plan.highlyAvailable()) {
      outlive(flink, plan, folder);
    }
    return flink;
  }

  private static void listen(Configuration flink, ClusterPlan.PortPlan ports) {
    flink.set(JobManagerOptions.ADDRESS, Ports.LOOPBACK);
    flink.set(JobManagerOptions.PORT, ports.rpc());
    flink.set(JobManagerOptions.BIND_HOST, Ports.LOOPBACK);
    flink.set(TaskManagerOptions.HOST, Ports.LOOPBACK);
    flink.set(TaskManagerOptions.BIND_HOST, Ports.LOOPBACK);
    flink.set(RestOptions.ADDRESS, Ports.LOOPBACK);
    flink.set(RestOptions.BIND_ADDRESS, Ports.LOOPBACK);
    flink.set(RestOptions.PORT, ports.rest());
    flink.set(RestOptions.BIND_PORT, Integer.toString(ports.rest()));
    flink.set(BlobServerOptions.PORT, "0");
  }

  private static void rescale(Configuration flink) {
    flink.set(JobManagerOptions.SCHEDULER, JobManagerOptions.SchedulerType.Adaptive);
    flink.set(JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_WAIT_TIMEOUT, SLOTS);
    flink.set(
        JobManagerOptions.SCHEDULER_SUBMISSION_RESOURCE_STABILIZATION_TIMEOUT,
        Duration.ofSeconds(1));
    flink.set(
        JobManagerOptions.SCHEDULER_EXECUTING_COOLDOWN_AFTER_RESCALING, Duration.ofSeconds(5));
    flink.set(
        JobManagerOptions.SCHEDULER_EXECUTING_RESOURCE_STABILIZATION_TIMEOUT,
        Duration.ofSeconds(2));
  }

  private static void keep(Configuration flink, ClusterFolder folder) {
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(folder.checkpoints()));
    flink.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, uri(folder.savepoints()));
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  private static void outlive(Configuration flink, ClusterPlan plan, ClusterFolder folder) {
    var ports = plan.ports();
    flink.set(HighAvailabilityOptions.HA_MODE, "zookeeper");
    flink.set(
        HighAvailabilityOptions.HA_ZOOKEEPER_QUORUM, Ports.LOOPBACK + ":" + ports.zookeeper());
    flink.set(HighAvailabilityOptions.HA_STORAGE_PATH, uri(folder.highAvailability()));
    flink.set(HighAvailabilityOptions.HA_JOB_MANAGER_PORT_RANGE, Integer.toString(ports.rpc()));
  }

  private static String uri(Path folder) {
    return folder.toUri().toString();
  }

  /** Options of the JobManager's virtual machine. */
  static List<String> jobManagerMachine(Configuration flink) {
    var spec = JobManagerProcessUtils.processSpecFromConfig(flink);
    return words(JobManagerProcessUtils.generateJvmParametersStr(spec, flink));
  }

  /** Arguments of the JobManager. */
  static List<String> jobManagerArguments(Configuration flink) {
    var spec = JobManagerProcessUtils.processSpecFromConfig(flink);
    return words(JobManagerProcessUtils.generateDynamicConfigsStr(spec));
  }

  /** Options of a task manager's virtual machine. */
  static List<String> taskManagerMachine(Configuration flink) {
    var spec = TaskExecutorProcessUtils.processSpecFromConfig(flink);
    return words(ProcessMemoryUtils.generateJvmParametersStr(spec));
  }

  /**
   * Arguments of a task manager.
   *
   * @param name its resource id, with its number at the end
   */
  static List<String> taskManagerArguments(Configuration flink, String name) {
    var spec = TaskExecutorProcessUtils.processSpecFromConfig(flink);
    var all = new ArrayList<>(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(spec)));
    all.addAll(List.of("-D", "taskmanager.resource-id=" + name));
    int number = Integer.parseInt(name.substring(name.lastIndexOf('-') + 1));
    MetricsSettings.portOfProcess(flink, number).ifPresent(port -> all.addAll(List.of("-D", port)));
    return all;
  }

  private static List<String> words(String text) {
    return Arrays.asList(text.strip().split("\\s+"));
  }
}
