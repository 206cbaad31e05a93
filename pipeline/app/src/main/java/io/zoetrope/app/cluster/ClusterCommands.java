package io.zoetrope.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command lines of a cluster's processes: the cluster's classes, and this command's Java. */
final class ClusterCommands {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseG1GC",
          "-XX:G1HeapRegionSize=16m",
          "-Xshare:auto",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "-Dai.djl.offline=true",
          "-Dsun.net.httpserver.maxReqTime=10", // s; nobody blocks a page with half a request
          "-Djava.awt.headless=true");

  /** So that Ctrl-C, or a terminal that is closed, ends the command alone. */
  private static final List<String> ALONE =
      Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("/usr/bin/setsid") : List.of();

  /** Of ONNX Runtime: the folder of its native libraries. */
  private static final String NATIVES = "onnxruntime.native.path";

  private final ClusterFolder folder;

  ClusterCommands(ClusterFolder folder) {
    this.folder = folder;
  }

  /** What a process of Flink is told. */
  List<String> flink(List<String> more) {
    List<String> all = new ArrayList<>(List.of("--configDir", folder.conf().toString()));
    all.addAll(more);
    return all;
  }

  Path log(String name) {
    return folder.logs().resolve(name + ".log");
  }

  /**
   * Starts a process; what it prints goes to a file beside its log.
   *
   * @param prefix a command that becomes what follows it
   * @param machine options of the virtual machine
   */
  void start(
      ClusterProcess process,
      List<String> prefix,
      List<String> machine,
      String main,
      List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(ALONE);
    command.addAll(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(machine);
    Optional.ofNullable(System.getProperty(NATIVES)) // unpacked already
        .ifPresent(path -> command.add("-D" + NATIVES + "=" + path));
    command.add("-Djava.io.tmpdir=" + folder.temporary());
    command.add("-Dzoetrope.log=" + log(process.name()));
    command.add("-Dlog.file=" + log(process.name())); // Flink's interface shows it
    command.addAll(List.of("-cp", new ClusterLibraries(folder.lib()).classPath(), main));
    command.addAll(arguments);
    process.start(
        command,
        Map.of(
            "OPT_OUT_TRACKING", "true",
            "FLINK_CONF_DIR", folder.conf().toString(),
            "FLINK_PLUGINS_DIR", folder.plugins().toString()),
        folder.logs().resolve(process.name() + ".out"));
  }
}
