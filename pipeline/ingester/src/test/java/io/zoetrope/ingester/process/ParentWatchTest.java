package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
  private final AtomicLong nanos = new AtomicLong();
  private final ParentWatch watch =
      new ParentWatch(new AwakeClock(nanos::get), Duration.ofSeconds(4), () -> {});

  @Test
  void aParentIsSilentThatSaysNothingForTooLong() {
    pass(4000);
    assertThat(watch.isSilent()).isFalse();
    pass(100);
    assertThat(watch.isSilent()).isTrue();
  }

  @Test
  void eachSignOfLifeCounts() {
    for (int second = 0; second < 60; second++) {
      pass(1000);
      watch.heard();
    }
    assertThat(watch.isSilent()).isFalse();
  }

  @Test
  void timeInWhichTheChildItselfStoodStillIsNotHeldAgainstTheParent() {
    nanos.addAndGet(Duration.ofMinutes(10).toNanos());
    assertThat(watch.isSilent()).isFalse();
  }

  @Test
  void silenceIsTold() throws InterruptedException {
    var told = new CountDownLatch(1);
    new ParentWatch(new AwakeClock(), Duration.ofMillis(50), told::countDown).start();
    assertThat(told.await(1, TimeUnit.MINUTES)).isTrue();
  }

  private void pass(int millis) {
    for (int i = 0; i < millis / 100; i++) {
      nanos.addAndGet(Duration.ofMillis(100).toNanos());
      watch.isSilent();
    }
  }
}
