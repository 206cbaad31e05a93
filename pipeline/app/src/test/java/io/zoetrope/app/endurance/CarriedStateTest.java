package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.operators.testkit.TinyModel;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * State and model in an S3 bucket: a job ends on one cluster, goes on on another one, and nothing
 * is lost or doubled.
 */
@Tag("download")
class CarriedStateTest {
  private static final long FILMED_MILLIS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir Path folder;

  @Test
  void aSavepointOnS3GoesOnOnAnotherCluster() throws Exception {
    try (var store = ObjectStore.start(folder.resolve("s3"))) {
      store.put(TinyModel.write(folder.resolve("tiny")).folder(), "tiny");
      String settings = store.settings(folder.resolve("flink.yaml")).toString();
      ObjectStore.addPlugin(folder.resolve("cluster"));
      ObjectStore.addPlugin(folder.resolve("other"));
      try (var cluster =
          FilmedCluster.of(folder, ObjectStore.BUCKET + "tiny", "--flink", settings)) {
        Thread.sleep(FILMED_MILLIS);
        String savepoint = cluster.moveTo(folder.resolve("other"), "--flink", settings);
        assertThat(savepoint).startsWith(ObjectStore.BUCKET + "savepoints");
        await().atMost(PATIENCE).until(() -> store.list("checkpoints/").contains("_metadata"));
        Thread.sleep(FILMED_MILLIS);
        cluster.requireWhole();
        cluster.requireNoPasswordInLogs();
      }
    }
  }
}
