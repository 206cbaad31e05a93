package io.zoetrope.app.container;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zoetrope.app.embedded.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** docker-compose.yml, running under a name and a port of its own. */
final class ComposedStack implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Map<String, String> environment = new HashMap<>();
  private final int port = Ports.free();

  /**
   * @param config of the job and the ingester
   */
  ComposedStack(Path config, int cameras) {
    environment.put("COMPOSE_PROJECT_NAME", "zoetrope-test-" + port);
    environment.put("ZOETROPE_CONFIG", config.toString());
    environment.put("ZOETROPE_KAFKA_PORT", Integer.toString(port));
    environment.put("COMPOSE_PARALLEL_LIMIT", "1"); // images have layers in common
    environment.put("ZOETROPE_CAMERAS", Integer.toString(cameras));
  }

  /** For clients outside the containers. */
  Map<String, String> client() {
    return Map.of("bootstrap.servers", "localhost:" + port);
  }

  Command compose(String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of("docker", "compose"));
    all.addAll(List.of(words));
    return Command.run(Command.project(), environment, all);
  }

  /** Starts what does not run, with so many task managers. */
  void up(int taskManagers) throws Exception {
    compose("up", "--detach", "--no-recreate", "--scale", "taskmanager=" + taskManagers).orFail();
  }

  /** Waits until so many tasks run side by side; returns how long that took. */
  Duration awaitTasks(int parallelism) {
    long start = System.nanoTime();
    await().atMost(PATIENCE).pollInterval(LOOK).until(() -> runs(parallelism));
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private boolean runs(int parallelism) throws Exception {
    JsonNode jobs = flink("/jobs/overview").path("jobs");
    if (jobs.size() != 1 || !jobs.get(0).path("state").asText().equals("RUNNING")) {
      return false;
    }
    JsonNode vertices = flink("/jobs/" + jobs.get(0).path("jid").asText()).path("vertices");
    boolean all = !vertices.isEmpty();
    for (JsonNode vertex : vertices) {
      all &=
          vertex.path("parallelism").asInt() == parallelism
              && vertex.path("tasks").path("RUNNING").asInt() == parallelism;
    }
    return all;
  }

  /** Flink's page, which is reached in its container alone. */
  private JsonNode flink(String path) throws Exception {
    String request =
        "exec 3<>/dev/tcp/localhost/8081; printf 'GET %s HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3; cat <&3"
            .formatted(path);
    String answer = compose("exec", "-T", "jobmanager", "bash", "-c", request).output();
    int body = answer.indexOf("\r\n\r\n");
    return new ObjectMapper().readTree(body < 0 ? "{}" : answer.substring(body));
  }

  /** Waits until the job has committed all frames that are there. */
  void awaitAllRead(String frames, int partitions, String group) {
    try (var admin = Admin.create(Map.<String, Object>copyOf(client()))) {
      await()
          .atMost(PATIENCE)
          .pollInterval(LOOK)
          .until(() -> isAllRead(admin, frames, partitions, group));
    }
  }

  private static boolean isAllRead(Admin admin, String frames, int partitions, String group)
      throws Exception {
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    IntStream.range(0, partitions)
        .forEach(each -> latest.put(new TopicPartition(frames, each), OffsetSpec.latest()));
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    for (var end : admin.listOffsets(latest).all().get().entrySet()) {
      var offset = committed.get(end.getKey());
      if (end.getValue().offset() > (offset == null ? 0 : offset.offset())) {
        return false;
      }
    }
    return true;
  }

  /** What the containers have said. */
  String logs() throws IOException, InterruptedException {
    return compose("logs", "--no-color", "--tail", "300").output();
  }

  @Override
  public void close() throws Exception {
    compose("down", "--volumes", "--timeout", "20").orFail();
  }
}
