package io.zoetrope.ingester.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.schemas.TimestampSource;
import java.util.OptionalLong;
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
    assertThat(clock.absurd()).isTrue();
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
  void countsAFilesTimeFromItsOpening() {
    CaptureClock file = CaptureClock.ofFile(START);
    file.anchor(START + HOUR);

    assertThat(file.of(40_000, OptionalLong.empty()))
        .isEqualTo(new CaptureTime(START + 40_000, TimestampSource.FILE, false));
  }
}
