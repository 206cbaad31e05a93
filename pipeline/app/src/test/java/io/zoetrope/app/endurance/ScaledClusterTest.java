package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of a cluster, while cameras film: task managers come and go, the job is upgraded,
 * and events and clips are those of a run over the same log that nobody disturbed.
 */
@Tag("slow")
class ScaledClusterTest {
  private static final long FILMED_MILLIS = 10_000; // before and after each change

  @TempDir Path folder;

  @Test
  void neitherScalingNorAnUpgradeLosesOrDoublesAnything() throws Exception {
    try (var cluster = FilmedCluster.start(folder, "--taskmanagers", "1")) {
      assertThat(cluster.job("--submit")).as("a second one of its name").isOne();
      Thread.sleep(FILMED_MILLIS);
      assertThat(cluster.zoetrope("cluster", "scale", "2")).isZero();
      cluster.awaitFreeSlots(0);
      Thread.sleep(FILMED_MILLIS);
      assertThat(cluster.job("upgrade")).isZero();
      Thread.sleep(FILMED_MILLIS);
      assertThat(cluster.zoetrope("cluster", "scale", "1")).isZero();
      Thread.sleep(FILMED_MILLIS);
      cluster.requireWhole();
      cluster.requireNoPasswordInLogs();
    }
  }
}
