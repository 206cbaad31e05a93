package io.zoetrope.app.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Waits for a cluster's processes to answer; fails as soon as one has ended. */
final class ClusterAnswers {
  private static final Duration PATIENCE = Duration.ofMinutes(3); // on a busy machine
  private static final long LOOK_MILLIS = 250;

  private final LocalCluster cluster;

  ClusterAnswers(LocalCluster cluster) {
    this.cluster = cluster;
  }

  void awaitKafka(ClusterProcess process, Path log) throws Exception {
    await("Kafka", Map.of(process, log), this::kafkaAnswers);
  }

  /** Until so many task managers are registered. */
  void awaitFlink(int taskManagers, Map<ClusterProcess, Path> processes) throws Exception {
    try (var flink = FlinkClient.of(cluster.client())) {
      await(
          "Flink",
          processes,
          () -> flink.overview().filter(it -> it.taskManagers() >= taskManagers).isPresent());
    }
  }

  private boolean kafkaAnswers() throws InterruptedException {
    Map<String, Object> settings =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            cluster.plan().bootstrapServers(),
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            2000,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
            2000);
    try (var admin = Admin.create(settings)) {
      admin.describeCluster().nodes().get();
      return true;
    } catch (ExecutionException notYet) {
      return false;
    }
  }

  private static void await(
      String who, Map<ClusterProcess, Path> processes, Callable<Boolean> answers) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!answers.call()) {
      requireAlive(processes);
      if (System.nanoTime() > end) {
        throw new IllegalStateException(
            "%s does not answer after %d s; see %s"
                .formatted(who, PATIENCE.toSeconds(), processes.values()));
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  private static void requireAlive(Map<ClusterProcess, Path> processes) throws IOException {
    for (var each : processes.entrySet()) {
      if (!each.getKey().runs()) {
        throw new IllegalStateException(
            "%s has ended; see %s and the .out beside it"
                .formatted(each.getKey().name(), each.getValue()));
      }
    }
  }
}
