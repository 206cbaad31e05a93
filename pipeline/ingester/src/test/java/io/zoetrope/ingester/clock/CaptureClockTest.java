package io.zoetrope.ingester.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.schemas.TimestampSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaptureClockTest {
  private static final long START = 1_700_000_000_000_000L;
  private static final long HOUR = 3_600_000_000L;

  private final CaptureClock clock = CaptureClock.ofCamera(START);

  @Test
  void usesArrivalUntilTheCameraSendsItsTime() {
    assertThat(clock.of(40_000, OptionalLong.empty()))
        .isEqualTo(new CaptureTime(START + 40_000, TimestampSource.ARRIVAL, false));
  }

  @Test
  void beginsAStreamWhenTheCameraSendsItsTime() {
    clock.of(40_000, OptionalLong.empty());

    assertThat(clock.of(80_000, OptionalLong.of(START + 30_000)))
        .isEqualTo(new CaptureTime(START + 30_000, TimestampSource.NTP, true));
  }

  @Test
  void bridgesFramesForWhichTheCameraSendsNone() {
    clock.of(40_000, OptionalLong.of(START + 10_000));

    assertThat(clock.of(80_000, OptionalLong.empty()))
        .isEqualTo(new CaptureTime(START + 50_000, TimestampSource.NTP, false));
  }

  @Test
  void refusesACameraTimeThatIsAbsurd() {
    assertThat(clock.of(40_000, OptionalLong.of(START - 2 * HOUR)))
        .isEqualTo(new CaptureTime(START + 40_000, TimestampSource.ARRIVAL, false));
    assertThat(clock.problem()).contains("more than half an hour off");
  }

  @Test
  void anHoursMistakeEndsInArrivalTimeWithOneMessage() {
    clock.of(0, OptionalLong.of(START));
    List<CaptureTime> times = new ArrayList<>();
    Set<String> problems = new HashSet<>();
    for (long at = 40_000; at < 60_000_000; at += 40_000) {
      long jitter = at % 7 * 10_000 - 30_000;
      times.add(clock.of(at, OptionalLong.of(START + at + HOUR + jitter)));
      problems.add(clock.problem());
    }

    assertThat(times).allMatch(time -> time.source() == TimestampSource.ARRIVAL);
    assertThat(times.stream().filter(CaptureTime::newClock)).hasSizeLessThanOrEqualTo(1);
    assertThat(problems).hasSize(1);
  }

  @Test
  void aClockThatJumpsAgainAndAgainIsNotBelieved() {
    clock.of(0, OptionalLong.of(START));
    List<CaptureTime> times = new ArrayList<>();
    for (long at = 1_000_000; at < 300_000_000; at += 1_000_000) {
      times.add(clock.of(at, OptionalLong.of(START + at + at / 5_000_000 * 7_000_000)));
    }

    assertThat(times.stream().filter(CaptureTime::newClock)).hasSizeLessThanOrEqualTo(2);
    assertThat(times.get(times.size() - 1).source()).isEqualTo(TimestampSource.ARRIVAL);
    assertThat(clock.problem()).contains("jumps", "arrival time is used");
  }

  /** Such as a link that stalls: the frames of that time come at once, and then as they are due. */
  @Test
  void framesThatAreHeldUpAreNotBlamedOnTheCamerasClock() {
    clock.of(0, OptionalLong.of(START));
    for (long at = 200_000; at < 300_000_000; at += 200_000) {
      long stall = at % 60_000_000;
      long held = stall >= 30_000_000 && stall < 33_000_000 ? 33_000_000 - stall : 0;

      assertThat(clock.of(at + held, OptionalLong.of(START + at)))
          .isEqualTo(new CaptureTime(START + at, TimestampSource.NTP, false));
      assertThat(clock.problem()).isEmpty();
    }
  }

  /** As a buffer for jitter does that takes what came late for the time to go by from then on. */
  @Test
  void aCameraWhoseFramesComeLateForAWhileKeepsItsClock() {
    clock.of(0, OptionalLong.of(START));
    for (long at = 200_000; at < 300_000_000; at += 200_000) {
      long held = at % 60_000_000 < 5_000_000 ? 0 : 4_000_000 + at % 7 * 10_000;

      assertThat(clock.of(at + held, OptionalLong.of(START + at)).newClock()).isFalse();
      assertThat(clock.problem()).isEmpty();
    }
  }

  @Test
  void aSlowCamerasClockThatIsSetBackALittleBeginsAStream() {
    for (long at = 0; at < 10_000_000; at += 1_000_000) {
      clock.of(at, OptionalLong.of(START + at));
    }

    assertThat(clock.of(10_000_000, OptionalLong.of(START + 9_300_000)).newClock()).isTrue();
  }

  @Test
  void aClockThatIsSetNowAndThenIsBelieved() {
    clock.of(0, OptionalLong.of(START));
    CaptureTime first = clock.of(HOUR, OptionalLong.of(START + HOUR + 1_000_000));
    CaptureTime second = clock.of(2 * HOUR, OptionalLong.of(START + 2 * HOUR));

    assertThat(List.of(first, second)).allMatch(CaptureTime::newClock);
    assertThat(second).isEqualTo(new CaptureTime(START + 2 * HOUR, TimestampSource.NTP, true));
    assertThat(clock.problem()).isEmpty();
  }

  @Test
  void aClockThatIsSecondsOffIsBelievedAndTold() {
    clock.of(0, OptionalLong.of(START + 1_500_000));
    assertThat(clock.problem()).isEmpty();

    CaptureTime time = clock.of(40_000, OptionalLong.of(START + 1_900_000));
    assertThat(clock.problem()).isEmpty();
    for (int i = 2; i < 9; i++) {
      time = clock.of(i * 40_000, OptionalLong.of(START + i * 40_000 + 2_200_000));
      assertThat(clock.problem()).contains("more than 2 s ahead");
    }
    assertThat(time.source()).isEqualTo(TimestampSource.NTP);
  }

  @Test
  void takesSmallCorrectionsWithoutGoingBack() {
    clock.of(40_000, OptionalLong.of(START + 40_000));

    assertThat(clock.of(80_000, OptionalLong.of(START + 20_000)))
        .isEqualTo(new CaptureTime(START + 40_001, TimestampSource.NTP, false));
  }

  @Test
  void beginsAStreamWhenTheCamerasClockJumps() {
    clock.of(40_000, OptionalLong.of(START + 40_000));

    CaptureTime jumped = clock.of(80_000, OptionalLong.of(START - 60_000_000));

    assertThat(jumped).isEqualTo(new CaptureTime(START - 60_000_000, TimestampSource.NTP, true));
  }

  @Test
  void beginsAStreamWhenThisHostsClockIsSet() {
    clock.of(40_000, OptionalLong.empty());
    clock.anchor(START + HOUR);

    assertThat(clock.of(80_000, OptionalLong.empty()))
        .isEqualTo(new CaptureTime(START + HOUR + 80_000, TimestampSource.ARRIVAL, true));
    assertThat(clock.of(120_000, OptionalLong.empty()).newClock()).isFalse();
  }

  @Test
  void aStepOfThisHostsClockIsNotBlamedOnTheCamera() {
    clock.of(40_000, OptionalLong.of(START + 40_000));
    long step = 2_000_000;
    for (int i = 1; i < 4; i++) {
      clock.anchor(START + i * step);
      long at = i * 60_000_000L;

      assertThat(clock.of(at, OptionalLong.empty()))
          .isEqualTo(new CaptureTime(START + at, TimestampSource.NTP, false));
      assertThat(clock.of(at + 40_000, OptionalLong.of(START + at + 40_000)))
          .isEqualTo(new CaptureTime(START + at + 40_000, TimestampSource.NTP, false));
    }
  }

  @Test
  void aClockThatIsHalfAnHourOffDoesNotComeAndGo() {
    clock.of(0, OptionalLong.of(START + 1_799_900_000));
    int changes = 0;
    for (int i = 1; i < 100; i++) {
      long jitter = i % 2 * 200_000;
      long at = i * 40_000;
      changes +=
          clock.of(at, OptionalLong.of(START + at + 1_799_900_000 + jitter)).newClock() ? 1 : 0;
    }

    assertThat(changes).isEqualTo(1);
  }

  @Test
  void countsAFilesTimeFromItsOpening() {
    CaptureClock file = CaptureClock.ofFile(START);
    file.anchor(START + HOUR);

    assertThat(file.of(40_000, OptionalLong.empty()))
        .isEqualTo(new CaptureTime(START + 40_000, TimestampSource.FILE, false));
  }
}
