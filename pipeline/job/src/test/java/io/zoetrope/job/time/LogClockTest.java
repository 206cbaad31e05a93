package io.zoetrope.job.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A look every second, by a clock that began with this machine; the brokers' began in 1970. */
class LogClockTest {
  private static final long THEN = 1_700_000_000_000L;

  private final LogClock clock = new LogClock(Duration.ofSeconds(1), Duration.ofSeconds(10), false);
  private long now = 5_000;

  @Test
  void knowsNothingBeforeTheFirstRecord() {
    clock.look(now, now, Map.of());
    assertThat(clock.timeOf("p0")).isEqualTo(LogEnd.UNKNOWN);
  }

  @Test
  void goesOnAfterTheLastRecord() {
    clock.look(now, now + 20, Map.of("p0", THEN));
    assertThat(clock.timeOf("p0")).isEqualTo(THEN - 20); // it may have been written while asked
    look(3, Map.of("p0", THEN));
    assertThat(clock.timeOf("p0")).isEqualTo(THEN - 20 + 3_000);
  }

  @Test
  void isCorrectedByNewRecords() {
    look(1, Map.of("p0", THEN)); // written long ago
    look(1, Map.of("p0", THEN + 90_000));
    assertThat(clock.timeOf("p0")).isEqualTo(THEN + 90_000);
  }

  @Test
  void aPartitionNobodyWritesToFollowsTheOthers() {
    look(1, Map.of("p0", THEN + 3_600_000, "p1", THEN));
    long apart = LogClock.APART_MILLIS;
    assertThat(clock.timeOf("p1")).isEqualTo(THEN + 3_600_000 - apart);
    assertThat(clock.timeOf("p2")).isEqualTo(THEN + 3_600_000 - apart);
  }

  @Test
  void brokersClocksMayBeALittleApart() {
    look(1, Map.of("p0", THEN + 4_000, "p1", THEN));
    look(1, Map.of("p0", THEN + 5_000, "p1", THEN + 1_000));
    assertThat(clock.timeOf("p1")).isEqualTo(THEN + 1_000);
  }

  @Test
  void whatCamerasKeptWhileTheJobWasDownHasTimeToComeToo() {
    var restored = new LogClock(Duration.ofSeconds(1), Duration.ofSeconds(10), true);
    for (int second = 0; second < 10; second++) {
      restored.look(second * 1000L, second * 1000L, Map.of("p0", THEN));
      assertThat(restored.timeOf("p0")).isEqualTo(LogEnd.UNKNOWN);
    }
    restored.look(10_000, 10_000, Map.of("p0", THEN));
    assertThat(restored.timeOf("p0")).isEqualTo(THEN + 10_000);
  }

  @Test
  void anOutageIsNoTimeAndWhatCamerasKeptHasTimeToCome() {
    look(1, Map.of("p0", THEN));
    now += 27_000;
    look(1, Map.of("p0", THEN));
    assertThat(clock.timeOf("p0")).isEqualTo(THEN);
    look(9, Map.of("p0", THEN));
    assertThat(clock.timeOf("p0")).isEqualTo(THEN);
    look(1, Map.of("p0", THEN));
    assertThat(clock.timeOf("p0")).isEqualTo(THEN + 38_000);
  }

  @Test
  void goesOnInTheEndThoughItCanOnlySeldomLook() {
    look(1, Map.of("p0", THEN));
    for (int i = 0; i < 10; i++) {
      now += 9_000;
      look(1, Map.of("p0", THEN));
    }
    assertThat(clock.timeOf("p0")).isGreaterThan(THEN + 60_000);
  }

  private void look(int times, Map<String, Long> newest) {
    for (int i = 0; i < times; i++) {
      now += 1_000;
      clock.look(now, now, newest);
    }
  }
}
