package io.zoetrope.app.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A highly available cluster whose processes are killed at random, and started again by the
 * command, while cameras film: events and clips are those of a run over the same log that nobody
 * disturbed.
 *
 * <p>{@code -Dzoetrope.kills} says how many of each five: four of task managers, one of the
 * JobManager, and one more restart of the broker; {@code -Dzoetrope.kills.seed} which.
 */
@Tag("slow")
class StruckClusterTest {
  private static final int TASK_MANAGERS = 2;
  private static final String JOB_MANAGER = "jobmanager";
  private static final String KAFKA = "kafka";

  @TempDir Path folder;

  @Test
  void killsLoseAndDoubleNothing() throws Exception {
    int fives = Integer.getInteger("zoetrope.kills", 5);
    long seed = Long.getLong("zoetrope.kills.seed", System.currentTimeMillis());
    System.out.printf("%d times 4 task managers, 1 JobManager, 1 broker; seed %d%n", fives, seed);
    var random = new Random(seed);
    try (var cluster = FilmedCluster.start(folder, "--taskmanagers", "2", "--ha")) {
      assertThat(Stranger.isAnswered(cluster.ports().rest())).isFalse();
      assertThat(Stranger.isLetInByZooKeeper(cluster.ports().zookeeper())).isFalse();
      for (String victim : victims(fives, random)) {
        Thread.sleep(1000 + random.nextInt(4000));
        strike(cluster, victim);
      }
      cluster.requireWhole();
      cluster.requireNoPasswordInLogs();
    }
  }

  private static List<String> victims(int fives, Random random) {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < fives; i++) {
      for (int each = 0; each < 4; each++) {
        all.add("taskmanager-" + (1 + random.nextInt(TASK_MANAGERS)));
      }
      all.addAll(List.of(JOB_MANAGER, KAFKA));
    }
    Collections.shuffle(all, random);
    return all;
  }

  private static void strike(FilmedCluster cluster, String victim) throws Exception {
    long start = System.nanoTime();
    var process = cluster.process(victim);
    if (victim.equals(KAFKA)) {
      process.destroy(); // a broker alone that is killed may lose what it acknowledged
    } else {
      process.destroyForcibly();
    }
    process.onExit().get();
    assertThat(cluster.zoetrope("cluster", "start")).isZero();
    System.out.printf("%s killed, %.1f s%n", victim, (System.nanoTime() - start) / 1e9);
  }
}
