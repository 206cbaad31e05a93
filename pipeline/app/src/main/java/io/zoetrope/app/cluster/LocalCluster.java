package io.zoetrope.app.cluster;

import io.zoetrope.app.embedded.BrokerFolder;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.folder.FolderLock;
import io.zoetrope.app.folder.FolderTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;

/**
 * A Kafka broker, a Flink JobManager and task managers, each a process of its own on this machine
 * that outlives the command that started it. All listen on loopback; Flink's talk by mutual TLS.
 */
public final class LocalCluster {
  private static final String KAFKA = "kafka";
  private static final String ZOOKEEPER = "zookeeper";
  private static final String JOB_MANAGER = "jobmanager";
  private static final String TASK_MANAGER = "taskmanager-";
  private static final String KAFKA_HEAP = "-Xmx1g";
  private static final String ZOOKEEPER_HEAP = "-Xmx128m";

  private final ClusterFolder folder;
  private final ClusterPlan plan;
  private final ClusterCommands commands;

  private LocalCluster(ClusterFolder folder, ClusterPlan plan) {
    this.folder = folder;
    this.plan = plan;
    commands = new ClusterCommands(folder);
  }

  /**
   * A cluster that is not there yet.
   *
   * @throws IllegalStateException where something is in the folder
   */
  public static LocalCluster create(Path root, ClusterPlan plan) throws IOException {
    var folder = new ClusterFolder(root);
    if (!folder.isFree()) {
      throw new IllegalStateException(
          "%s is not empty: a cluster needs a folder of its own".formatted(folder.root()));
    }
    folder.make();
    return new LocalCluster(new ClusterFolder(root), plan).write();
  }

  private LocalCluster write() throws IOException {
    try (var lock = lock()) {
      if (Files.exists(folder.plan())) {
        throw new IllegalStateException(
            "another command has just made a cluster in " + folder.root());
      }
      plan.write(folder.plan(), folder.root());
    }
    return this;
  }

  /**
   * The cluster that a folder has, running or not.
   *
   * @throws IllegalStateException where it was made in another folder: its processes are that one's
   */
  public static Optional<LocalCluster> in(Path root) throws IOException {
    var folder = new ClusterFolder(root);
    return Files.exists(folder.plan())
        ? Optional.of(new LocalCluster(folder, ClusterPlan.read(folder.plan(), folder.root())))
        : Optional.empty();
  }

  public ClusterPlan plan() {
    return plan;
  }

  public Path folder() {
    return folder.root();
  }

  /** For the packages of models that its jobs use. */
  public Path models() {
    return folder.models();
  }

  /** For clients of its Flink; has their password. */
  public Configuration client() {
    var client = GlobalConfiguration.loadConfiguration(folder.conf().toString());
    client.set(HighAvailabilityOptions.HA_MODE, "NONE"); // the JobManager's address is known
    return client;
  }

  /**
   * Starts what does not run, and waits for it.
   *
   * @param progress takes a sentence for each process
   * @throws IllegalStateException where a process ends or does not answer, naming its log
   */
  public void start(Consumer<String> progress) throws Exception {
    folder.make();
    try (var lock = lock()) {
      asItIs().startAll(progress);
    }
  }

  /** Another command may have changed it since; under the lock none does. */
  private LocalCluster asItIs() throws IOException {
    return new LocalCluster(folder, ClusterPlan.read(folder.plan(), folder.root()));
  }

  /**
   * Has Flink's processes that start from now on take settings of the user's own.
   *
   * @param file of Flink's, in YAML; may have passwords
   * @throws IllegalStateException where it cannot be read
   */
  public void take(Path file) throws IOException {
    folder.make();
    try (var lock = lock()) {
      FlinkSettings.take(file, folder.settings());
    }
  }

  /** Has this process read what the cluster does, such as {@code s3:}. */
  public void loadFilesystems() throws IOException {
    FlinkPlugins.load(folder.plugins(), client());
  }

  /** One command at a time. */
  private FolderLock lock() throws IOException {
    return FolderLock.onNew(folder.root())
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "another command works on the cluster in " + folder.root()));
  }

  private void startAll(Consumer<String> progress) throws Exception {
    takeClasses();
    Configuration flink = FlinkSettings.write(plan, folder);
    if (plan.highlyAvailable()) {
      startZooKeeper(progress);
    }
    startKafka(progress);
    startJobManager(flink, progress);
    for (int number = 1; number <= plan.taskManagers(); number++) {
      startTaskManager(flink, number, progress);
    }
    var answers = new ClusterAnswers(this);
    answers.awaitKafka(process(KAFKA), log(KAFKA));
    answers.awaitFlink(plan.taskManagers(), flinkProcesses());
  }

  private void takeClasses() throws IOException {
    var libraries = new ClusterLibraries(folder.lib());
    for (ClusterProcess each : processes()) {
      if (each.runs() && libraries.areThere()) {
        return;
      }
    }
    libraries.renew();
  }

  /**
   * @throws IllegalStateException where its processes run another build than this command is of
   */
  public void requireThisBuild() throws IOException {
    new ClusterLibraries(folder.lib()).requireThisBuild();
  }

  /**
   * Starts or ends task managers, the last ones first; running jobs go on with the slots that there
   * are then.
   *
   * @return the cluster as it is then
   */
  public LocalCluster scale(int taskManagers, Consumer<String> progress) throws Exception {
    try (var lock = lock()) {
      var scaled = new LocalCluster(folder, asItIs().plan.withTaskManagers(taskManagers));
      scaled.plan.write(folder.plan(), folder.root());
      end(scaled.beyond(), progress);
      scaled.startAll(progress);
      return scaled;
    }
  }

  /**
   * Ends all processes. What they wrote stays.
   *
   * @param delete whether all of that is deleted then, the topics included
   */
  public void stop(boolean delete, Consumer<String> progress)
      throws IOException, InterruptedException {
    try (var lock = lock()) {
      end(List.of(process(JOB_MANAGER)), progress); // first: no job fails for want of the others
      end(new LocalCluster(folder, plan.withTaskManagers(0)).beyond(), progress);
      end(List.of(process(KAFKA), process(ZOOKEEPER)), progress);
      if (delete) {
        FolderTree.delete(folder.root());
      }
    }
  }

  private static void end(List<ClusterProcess> processes, Consumer<String> progress)
      throws IOException, InterruptedException {
    for (ClusterProcess each : processes) {
      if (each.runs()) {
        each.stop();
        progress.accept(each.name() + " has ended");
      }
    }
  }

  /** Its processes, running or not, in the order in which they start. */
  public List<MemberStatus> members() throws IOException {
    List<MemberStatus> all = new ArrayList<>();
    for (ClusterProcess each : processes()) {
      all.add(MemberStatus.of(each, log(each.name())));
    }
    return all;
  }

  private List<ClusterProcess> processes() {
    var names = new ArrayList<String>();
    if (plan.highlyAvailable()) {
      names.add(ZOOKEEPER);
    }
    names.addAll(List.of(KAFKA, JOB_MANAGER));
    IntStream.rangeClosed(1, plan.taskManagers()).forEach(each -> names.add(TASK_MANAGER + each));
    return names.stream().map(this::process).toList();
  }

  private Map<ClusterProcess, Path> flinkProcesses() {
    var all = new LinkedHashMap<ClusterProcess, Path>();
    processes().stream()
        .filter(each -> !List.of(KAFKA, ZOOKEEPER).contains(each.name()))
        .forEach(each -> all.put(each, log(each.name())));
    return all;
  }

  /** Task managers of higher numbers than the plan has, the highest first. */
  private List<ClusterProcess> beyond() throws IOException {
    try (Stream<Path> files = Files.list(folder.processes())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(TASK_MANAGER))
          .map(name -> Integer.parseInt(name.substring(TASK_MANAGER.length())))
          .filter(number -> number > plan.taskManagers())
          .sorted((one, other) -> other - one)
          .map(number -> process(TASK_MANAGER + number))
          .toList();
    }
  }

  private void startKafka(Consumer<String> progress) throws Exception {
    var process = process(KAFKA);
    if (process.runs()) {
      return;
    }
    var ports = plan.ports();
    Ports.requireFree("Kafka", ports.kafka());
    Ports.requireFree("Kafka's controller", ports.controller());
    var settings = BrokerFolder.prepare(folder.kafka(), ports.kafka(), ports.controller());
    Path file = folder.conf().resolve("server.properties");
    try (OutputStream out = Files.newOutputStream(file)) {
      settings.store(out, "of zoetrope cluster");
    }
    begin(process, List.of(KAFKA_HEAP), "kafka.Kafka", List.of(file.toString()), progress);
  }

  private void startZooKeeper(Consumer<String> progress) throws IOException {
    var process = process(ZOOKEEPER);
    if (process.runs()) {
      return;
    }
    Ports.requireFree("ZooKeeper", plan.ports().zookeeper());
    Path file = folder.conf().resolve("zoo.cfg");
    Files.createDirectories(folder.zookeeper());
    Files.writeString(
        file,
        """
        tickTime=2000
        dataDir=%s
        clientPort=%d
        clientPortAddress=%s
        admin.enableServer=false
        """
            .formatted(folder.zookeeper(), plan.ports().zookeeper(), Ports.LOOPBACK));
    begin(
        process,
        List.of(ZOOKEEPER_HEAP),
        "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer",
        List.of("--zkConfigFile", file.toString(), "--peerId", "1"),
        progress);
  }

  private void startJobManager(Configuration flink, Consumer<String> progress) throws IOException {
    var process = process(JOB_MANAGER);
    if (process.runs()) {
      return;
    }
    Ports.requireFree("Flink's JobManager", plan.ports().rest());
    Ports.requireFree("Flink's JobManager", plan.ports().rpc());
    requireFreePage(0);
    begin(
        process,
        FlinkSettings.jobManagerMachine(flink),
        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
        commands.flink(FlinkSettings.jobManagerArguments(flink)),
        progress);
  }

  /** For metrics, where there are to be any. */
  private void requireFreePage(int number) {
    if (plan.ports().metrics() > 0) {
      Ports.requireFree("Flink's page of metrics", plan.ports().metrics() + number);
    }
  }

  private void startTaskManager(Configuration flink, int number, Consumer<String> progress)
      throws IOException {
    var process = process(TASK_MANAGER + number);
    if (process.runs()) {
      return;
    }
    requireFreePage(number);
    List<String> prefix = plan.pinned() ? ProcessorCores.usable().pin(number - 1) : List.of();
    commands.start(
        process,
        prefix,
        FlinkSettings.taskManagerMachine(flink),
        "org.apache.flink.runtime.taskexecutor.TaskManagerRunner",
        commands.flink(FlinkSettings.taskManagerArguments(flink, process.name())));
    progress.accept(process.name() + " starts");
  }

  private void begin(
      ClusterProcess process,
      List<String> machine,
      String main,
      List<String> arguments,
      Consumer<String> progress)
      throws IOException {
    commands.start(process, List.of(), machine, main, arguments);
    progress.accept(process.name() + " starts");
  }

  private ClusterProcess process(String name) {
    return new ClusterProcess(name, folder.processes());
  }

  private Path log(String name) {
    return commands.log(name);
  }
}
