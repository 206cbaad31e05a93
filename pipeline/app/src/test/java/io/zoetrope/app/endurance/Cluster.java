package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.embedded.Ports;
import io.zoetrope.app.testkit.AppProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A JobManager and a TaskManager, each a process of its own on this machine; one can be killed. */
final class Cluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> QUICK = // to start, which they do often
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final int port = Ports.free();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process jobManager;
  private Process taskManager;
  private BufferedReader answers;
  private int started;

  private Cluster(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.yaml"), configuration());
    jobManager = start(ClusterProcess.JOB_MANAGER);
    startTaskManager();
  }

  static Cluster start(Path folder) throws Exception {
    var cluster = new Cluster(folder);
    try {
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> cluster.get("/overview").path("taskmanagers").asInt() == 1);
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  private Process start(String role) throws IOException {
    Path home = Files.createDirectories(home(role, ++started));
    String main = ClusterProcess.class.getName();
    return AppProcess.start(QUICK, main, home, home, role, home.toString(), folder.toString());
  }

  private Path home(String role, int number) {
    return folder.resolve(role + "-" + number);
  }

  private void startTaskManager() throws IOException {
    taskManager = start(ClusterProcess.TASK_MANAGER);
    answers = taskManager.inputReader(StandardCharsets.UTF_8);
  }

  /** As {@code kill -9} does. */
  void killTaskManager() throws Exception {
    taskManager.destroyForcibly().waitFor();
    deleteAllButItsLog(home(ClusterProcess.TASK_MANAGER, started));
  }

  /** Tens of megabytes each. */
  private static void deleteAllButItsLog(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.endsWith(ClusterProcess.LOG) && !file.equals(home)) {
          Files.delete(file);
        }
      }
    }
  }

  /** Instead of the one that was killed; returns before it is ready. */
  void replaceTaskManager() throws IOException {
    startTaskManager();
  }

  /** Returns once a task that ran was interrupted; the job need not run yet. */
  void failATask() throws IOException {
    taskManager.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
    String answer = answers.readLine();
    while (answer != null && !answer.equals("failed")) {
      answer = answers.readLine();
    }
    assertThat(answer).as("the TaskManager ended: see its log in %s", folder).isNotNull();
  }

  String host() {
    return "127.0.0.1";
  }

  int port() {
    return port;
  }

  /** What a counter of the running job's sources says in sum; 0 where it is not there yet. */
  long sourceCounter(String job, String name) throws Exception {
    String vertices = "/jobs/" + job + "/vertices/" + frames(job) + "/subtasks/metrics";
    String ids =
        stream(get(vertices))
            .map(metric -> metric.path("id").asText())
            .filter(id -> id.endsWith("." + name))
            .reduce((one, other) -> one + "," + other)
            .orElse("");
    return ids.isEmpty()
        ? 0
        : stream(get(vertices + "?agg=sum&get=" + ids))
            .mapToLong(metric -> metric.path("sum").asLong())
            .sum();
  }

  private String frames(String job) throws Exception {
    return stream(get("/jobs/" + job).path("vertices"))
        .filter(vertex -> vertex.path("name").asText().startsWith("Source: frames"))
        .map(vertex -> vertex.path("id").asText())
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private JsonNode get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + port + path);
    var answer =
        http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(answer.body());
  }

  private String configuration() {
    return """
        jobmanager:
          rpc: {address: 127.0.0.1, port: %d}
          bind-host: 127.0.0.1
        rest: {address: 127.0.0.1, bind-address: 127.0.0.1, port: %d, bind-port: "%d"}
        taskmanager:
          bind-host: 127.0.0.1
          host: 127.0.0.1
          numberOfTaskSlots: 2
          cpu.cores: 2.0
          memory:
            framework.heap.size: 128m
            framework.off-heap.size: 128m
            task.heap.size: 256m
            task.off-heap.size: 256m
            managed.size: 0m
            network: {min: 64m, max: 64m}
            jvm-metaspace.size: 256m
            jvm-overhead: {min: 192m, max: 192m}
        heartbeat: {interval: 1000, timeout: 60000}
        pekko: {ask.timeout: 60 s, startup-timeout: 5 min, tcp.timeout: 60 s}
        metrics.fetcher.update-interval: 100
        """
        .formatted(Ports.free(), port, port);
  }

  @Override
  public void close() throws Exception {
    killTaskManager();
    jobManager.destroyForcibly().waitFor();
  }
}
