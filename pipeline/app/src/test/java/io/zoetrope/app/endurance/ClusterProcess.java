package io.zoetrope.app.endurance;

import io.zoetrope.app.fault.RunningTasks;
import io.zoetrope.app.model.CacheFolder;
import io.zoetrope.zoo.runtime.NativeLibraries;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;

/**
 * The main class of a process of a Flink cluster: Flink's own, and one thread more that fails a
 * task at each line it reads, and ends the process with whoever writes them.
 */
public final class ClusterProcess {
  static final String JOB_MANAGER = "jobmanager";
  static final String TASK_MANAGER = "taskmanager";

  /** Its log in its folder. */
  static final String LOG = "log";

  private ClusterProcess() {}

  /**
   * @param arguments which of the two, a folder for what it writes, that of Flink's configuration
   */
  public static void main(String[] arguments) throws Exception {
    System.setProperty("zoetrope.log", Path.of(arguments[1], LOG).toString());
    System.setProperty("log4j2.configurationFile", "log4j2.xml"); // not that of Flink's own tests
    var thread = new Thread(ClusterProcess::obey, "orders");
    thread.setDaemon(true);
    thread.start();
    String[] flink = {"--configDir", arguments[2], "-D", "io.tmp.dirs=" + arguments[1]};
    if (arguments[0].equals(JOB_MANAGER)) {
      StandaloneSessionClusterEntrypoint.main(flink);
    } else {
      NativeLibraries.prepare(CacheFolder.of("native")); // else each process unpacks its own
      TaskManagerRunner.main(flink);
    }
  }

  private static void obey() {
    var random = new Random();
    try (var orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (orders.readLine() != null) {
        RunningTasks.failOne(random);
        System.out.println("failed");
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    }
    Runtime.getRuntime().halt(1);
  }
}
