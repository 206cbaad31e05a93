package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AwakeClockTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may pass over
  private final AwakeClock clock = new AwakeClock(nanos::get);

  @Test
  void goesOnWhileItIsLookedAt() {
    long start = clock.nanos();
    for (int i = 0; i < 100; i++) {
      pass(Duration.ofMillis(100));
    }
    assertThat(clock.nanos() - start).isEqualTo(Duration.ofSeconds(10).toNanos());
  }

  @Test
  void standsStillWhileItsProcessDoes() {
    long start = clock.nanos();
    pass(Duration.ofHours(8));
    assertThat(clock.nanos() - start).isLessThanOrEqualTo(Duration.ofSeconds(1).toNanos());
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
    clock.nanos();
  }
}
