package io.zoetrope.app.fault;

import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobThreadsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RUNS = 2;

  @TempDir Path folder;

  /** A task manager has many attempts of many jobs in its life. */
  @Test
  void noClientOfKafkaOutlivesAJob() throws Exception {
    try (var kafka = new RestartableKafka(folder.resolve("kafka"))) {
      kafka.createTopics(TopicNames.DEFAULT);
      var options =
          Configs.job(
              TinyModel.write(folder.resolve("model")),
              kafka.address(),
              List.of("flink.delivery=exactly-once", "recognition.scores=true"));
      Set<Thread> before = Thread.getAllStackTraces().keySet();
      for (int run = 0; run < RUNS; run++) {
        try (var job = RunningJob.start(options)) {
          job.stop(folder.resolve("savepoints"));
        }
      }
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  Thread.getAllStackTraces().keySet().stream()
                      .filter(thread -> !before.contains(thread))
                      .map(Thread::getName)
                      .noneMatch(JobThreadsTest::isOfAClient));
    }
  }

  private static boolean isOfAClient(String thread) {
    return thread.startsWith("kafka-admin-client")
        || thread.startsWith("kafka-producer-network")
        || thread.startsWith("kafka-coordinator-heartbeat");
  }
}
