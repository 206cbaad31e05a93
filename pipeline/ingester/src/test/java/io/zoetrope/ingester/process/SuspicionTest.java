package io.zoetrope.ingester.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.process.Suspicion.Verdict;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SuspicionTest {
  private final Suspicion suspicion = new Suspicion();

  @Test
  void oneCrashIsNobodysFault() {
    assertThat(crash(0, 4)).isEqualTo(Verdict.AGAIN);
    assertThat(crash(Suspicion.SOON.toSeconds(), 4)).isEqualTo(Verdict.AGAIN);
  }

  @Test
  void aSecondCrashSoonAfterHalvesTheCameras() {
    crash(0, 4);

    assertThat(crash(10, 4)).isEqualTo(Verdict.HALVES);
  }

  @Test
  void aHalfIsSuspectFromTheStart() {
    crash(0, 4);
    crash(10, 4);
    Suspicion half = suspicion.ofHalf();

    assertThat(half.isSuspect(seconds(11))).isTrue();
    assertThat(half.crash(seconds(12), 2)).isEqualTo(Verdict.HALVES);
  }

  @Test
  void aHalfThatLivesIsAcquitted() {
    crash(0, 4);
    crash(10, 4);
    Suspicion half = suspicion.ofHalf();
    long later = seconds(10 + Suspicion.SOON.toSeconds());

    assertThat(half.isSuspect(later)).isFalse();
    assertThat(half.crash(later, 2)).isEqualTo(Verdict.AGAIN);
  }

  @Test
  void aCameraAloneIsGuiltyAtItsThirdCrash() {
    crash(0, 2);
    crash(1, 2);
    Suspicion alone = suspicion.ofHalf();

    assertThat(alone.crash(seconds(2), 1)).isEqualTo(Verdict.AGAIN);
    assertThat(alone.crash(seconds(3), 1)).isEqualTo(Verdict.AGAIN);
    assertThat(alone.crash(seconds(4), 1)).isEqualTo(Verdict.GUILTY);
  }

  @Test
  void aCameraAloneIsNotGuiltyOfCrashesFarApart() {
    long apart = Suspicion.SOON.toSeconds() + 1;

    for (int crash = 0; crash < 5; crash++) {
      assertThat(crash(crash * apart, 1)).isEqualTo(Verdict.AGAIN);
    }
  }

  @Test
  void crashesFarApartAreFoundOutByHowManyThereAreInAnHour() {
    long apart = Suspicion.SOON.toSeconds() + 60;
    assertThat(crash(0, 4)).isEqualTo(Verdict.AGAIN);
    assertThat(crash(apart, 4)).isEqualTo(Verdict.AGAIN);
    assertThat(crash(2 * apart, 4)).isEqualTo(Verdict.HALVES);

    Suspicion alone = new Suspicion();
    for (int i = 1; i < Suspicion.MANY_ALONE; i++) {
      assertThat(alone.crash(seconds(i * apart), 1)).isEqualTo(Verdict.AGAIN);
    }
    long last = Suspicion.MANY_ALONE * apart;
    assertThat(alone.crash(seconds(last), 1)).isEqualTo(Verdict.GUILTY);
  }

  @Test
  void oneCrashEachHourIsNobodysFault() {
    for (int i = 0; i < 10; i++) {
      assertThat(crash(i * (Suspicion.LONG.toSeconds() + 1), 4)).isEqualTo(Verdict.AGAIN);
    }
  }

  @Test
  void eachCrashInARowIsFollowedByALongerPause() {
    crash(0, 1);
    Duration first = suspicion.pause();
    crash(5, 1);
    Duration second = suspicion.pause();

    assertThat(first).isEqualTo(Duration.ofSeconds(1));
    assertThat(second).isEqualTo(Duration.ofSeconds(2));
    crash(5 + Suspicion.SOON.toSeconds(), 1);
    assertThat(suspicion.pause()).isEqualTo(first);
  }

  private Verdict crash(long second, int cameras) {
    return suspicion.crash(seconds(second), cameras);
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
