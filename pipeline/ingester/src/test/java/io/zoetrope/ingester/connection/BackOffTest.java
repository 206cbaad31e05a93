package io.zoetrope.ingester.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff =
      new BackOff(Duration.ofSeconds(1), Duration.ofSeconds(5), new Random(1));

  @Test
  void doublesUpToTheLimit() {
    for (int seconds : new int[] {1, 2, 4, 5, 5}) {
      assertThat(backOff.next()).isBetween(share(seconds, 0.9), share(seconds, 1.1));
    }
  }

  @Test
  void startsAnewAfterSuccess() {
    backOff.next();
    backOff.next();
    backOff.reset();

    assertThat(backOff.next()).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void waitsLongestForWhatWillNotHealSoon() {
    assertThat(backOff.longest()).isGreaterThan(Duration.ofSeconds(4));
  }

  private static Duration share(int seconds, double share) {
    return Duration.ofMillis((long) (seconds * 1000 * share));
  }
}
