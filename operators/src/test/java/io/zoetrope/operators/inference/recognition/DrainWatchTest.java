package io.zoetrope.operators.inference.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainWatchTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final DrainWatch watch = new DrainWatch(0);
  private final List<String> news = new ArrayList<>();
  private long now;

  @Test
  void warnsOnceWhereCheckpointsTakeMuchOfTheTime() {
    checkpoints(1000, 1, 1.5);
    assertThat(news).hasSize(1);
    assertThat(news.get(0))
        .startsWith("checkpoints keep the device from its work for 60 % of the time")
        .contains("each waits 1.5 s")
        .endsWith("Set flink.checkpoint-interval to 15s or more");
  }

  @Test
  void saysNothingWhereTheyTakeLittle() {
    checkpoints(1000, 15, 1.5);
    assertThat(news).isEmpty();
  }

  @Test
  void warnsAgainAfterItWasWell() {
    checkpoints(400, 1, 1);
    checkpoints(100, 30, 0.1);
    checkpoints(400, 1, 1);
    assertThat(news).hasSize(2);
  }

  private void checkpoints(int count, double apart, double take) {
    for (int i = 0; i < count; i++) {
      now += (long) (apart * SECOND);
      long from = now;
      now += (long) (take * SECOND);
      watch.drained(from, now).ifPresent(news::add);
    }
  }
}
