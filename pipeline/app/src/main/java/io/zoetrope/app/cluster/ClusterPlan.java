package io.zoetrope.app.cluster;

import io.zoetrope.app.embedded.Ports;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.apache.flink.configuration.MemorySize;

/**
 * What a cluster is made of.
 *
 * @param taskManagers processes that run tasks
 * @param slots of each
 * @param memory of each, as Flink writes it, such as {@code 1728m}
 * @param pinned whether each has a processor core of its own
 * @param highlyAvailable whether jobs outlive the JobManager, by a ZooKeeper
 * @param ports all on loopback
 */
public record ClusterPlan(
    int taskManagers,
    int slots,
    String memory,
    boolean pinned,
    boolean highlyAvailable,
    PortPlan ports) {
  private static final String FOLDER = "folder";
  private static final int MOST_PORT = 65_535;
  private static final MemorySize LEAST = MemorySize.ofMebiBytes(1408);

  /**
   * Where its processes listen.
   *
   * @param kafka for clients
   * @param controller Kafka's
   * @param rpc the JobManager's, for task managers
   * @param rest the JobManager's, for clients
   * @param metrics of the JobManager's page for Prometheus; those of the task managers follow; 0:
   *     there are none
   */
  public record PortPlan(int kafka, int controller, int rpc, int rest, int zookeeper, int metrics) {
    private static final int KAFKA = 9092;
    private static final int REST = 8081;

    /**
     * The usual ones where they are free.
     *
     * @param metrics as it is to be
     */
    public static PortPlan free(int metrics) {
      return new PortPlan(
          Ports.freeOr(KAFKA),
          Ports.free(),
          Ports.free(),
          Ports.freeOr(REST),
          Ports.free(),
          metrics);
    }
  }

  public ClusterPlan {
    if (taskManagers < 0 || slots < 1) {
      throw new IllegalArgumentException(
          "a cluster has 0 task managers or more, of 1 slot or more, not %d of %d"
              .formatted(taskManagers, slots));
    }
    requireRoom(memory);
    int last = ports.metrics + taskManagers;
    if (ports.metrics < 0 || last > MOST_PORT) {
      throw new IllegalArgumentException(
          "metrics port %d: it and those of %d task managers behind it must be 1 to %d"
              .formatted(ports.metrics, taskManagers, MOST_PORT));
    }
  }

  private static void requireRoom(String memory) {
    MemorySize size;
    try {
      size = MemorySize.parse(memory);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "memory '%s': write a size, such as 2g or 1728m".formatted(memory), e);
    }
    if (size.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          "memory %s: a task manager needs %s".formatted(memory, LEAST.toHumanReadableString()));
    }
  }

  ClusterPlan withTaskManagers(int count) {
    return new ClusterPlan(count, slots, memory, pinned, highlyAvailable, ports);
  }

  /** Of the Kafka. */
  public String bootstrapServers() {
    return Ports.LOOPBACK + ":" + ports.kafka;
  }

  /**
   * @param folder of the cluster
   * @throws IllegalStateException where it was written in another folder
   */
  static ClusterPlan read(Path file, Path folder) throws IOException {
    var all = new Properties();
    try (Reader text = Files.newBufferedReader(file)) {
      all.load(text);
    }
    String made = all.getProperty(FOLDER);
    if (!folder.toString().equals(made)) {
      throw new IllegalStateException(
          "the cluster in %s was made in %s, and works there alone: move it back, or delete the copy"
              .formatted(folder, made));
    }
    return new ClusterPlan(
        number(all, "task-managers"),
        number(all, "slots"),
        all.getProperty("memory"),
        Boolean.parseBoolean(all.getProperty("pinned")),
        Boolean.parseBoolean(all.getProperty("highly-available")),
        new PortPlan(
            number(all, "kafka-port"),
            number(all, "controller-port"),
            number(all, "rpc-port"),
            number(all, "rest-port"),
            number(all, "zookeeper-port"),
            Integer.parseInt(all.getProperty("metrics-port", "0"))));
  }

  private static int number(Properties all, String key) {
    return Integer.parseInt(all.getProperty(key));
  }

  /**
   * @param folder of the cluster
   */
  void write(Path file, Path folder) throws IOException {
    var all = new Properties();
    all.setProperty(FOLDER, folder.toString());
    all.setProperty("task-managers", Integer.toString(taskManagers));
    all.setProperty("slots", Integer.toString(slots));
    all.setProperty("memory", memory);
    all.setProperty("pinned", Boolean.toString(pinned));
    all.setProperty("highly-available", Boolean.toString(highlyAvailable));
    all.setProperty("kafka-port", Integer.toString(ports.kafka));
    all.setProperty("controller-port", Integer.toString(ports.controller));
    all.setProperty("rpc-port", Integer.toString(ports.rpc));
    all.setProperty("rest-port", Integer.toString(ports.rest));
    all.setProperty("zookeeper-port", Integer.toString(ports.zookeeper));
    all.setProperty("metrics-port", Integer.toString(ports.metrics));
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (Writer text = Files.newBufferedWriter(partial)) {
      all.store(text, "of zoetrope cluster");
    }
    Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
