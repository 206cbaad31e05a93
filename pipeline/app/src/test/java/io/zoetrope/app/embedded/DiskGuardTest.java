package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DiskGuardTest {
  private long free = DiskGuard.RESERVE;
  private long seconds;

  private final DiskGuard guard =
      new DiskGuard("/data", () -> free, () -> seconds * 1_000_000_000L);

  @Test
  void theDiskIsFullWhileLessThanTheReserveIsLeft() {
    assertThat(look()).isFalse();
    free = DiskGuard.RESERVE - 1;
    assertThat(look()).isTrue();
    assertThat(look()).isTrue();

    free = DiskGuard.RESERVE;
    assertThat(look()).isFalse();
  }

  @Test
  void eachChangeIsSaidOnce() {
    look();
    assertThat(guard.news()).isEmpty();

    free = 100 << 20;
    look();
    look();
    assertThat(guard.news().orElseThrow())
        .contains("/data has 100 MB left", "frames are dropped", "kafka.data");
    assertThat(guard.news()).isEmpty();

    free = 1L << 40;
    look();
    assertThat(guard.news().orElseThrow()).contains("frames are kept");
  }

  /** A second after the look before. */
  private boolean look() {
    seconds++;
    return guard.isFull();
  }
}
