package io.zoetrope.operators.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoadFailuresTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void lastAfterSeveralAndAWhile() {
    var failures = LoadFailures.NONE;
    for (int i = 0; i < 4; i++) {
      failures = failures.another(100L * i * SECOND);
      assertThat(failures.last(1000 * SECOND)).isFalse();
    }
    assertThat(failures.another(500 * SECOND).last(500 * SECOND)).isTrue();
  }

  @Test
  void doNotLastWhereTheyComeInASingleMoment() {
    var failures = LoadFailures.NONE;
    for (int i = 0; i < 20; i++) {
      failures = failures.another(5 * SECOND + i);
    }
    assertThat(failures.last(64 * SECOND)).isFalse();
    assertThat(failures.last(65 * SECOND)).isTrue();
  }

  @Test
  void thoseOfAnotherDayDoNotCount() {
    var failures = LoadFailures.NONE;
    for (int i = 0; i < 4; i++) {
      failures = failures.another(i * SECOND);
    }
    long nextDay = 86_400 * SECOND;
    assertThat(failures.another(nextDay).last(nextDay)).isFalse();
  }
}
