package io.zoetrope.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RewindHistoryTest {
  private static final int CAMERAS = 3;
  private static final long HALF_WAY = 1_800_000;

  private final RewindHistory history = new RewindHistory(3000);

  @Test
  void reachesAHorizonBack() {
    for (int second = 0; second < 10; second++) {
      history.add(second, second * 1000L, 0);
    }
    assertThat(history.startFor(10)).isEqualTo(6);
  }

  @Test
  void reachesBehindAnOutage() {
    history.add(0, 0, 0);
    history.add(1, 500, 0);
    history.add(2, 60_000, 0); // what was filmed meanwhile comes at once
    history.add(3, 60_001, 0);
    assertThat(history.startFor(4)).isZero();
  }

  /** Four records a second of each camera, for an hour; the log's clock does something. */
  @ParameterizedTest
  @EnumSource
  void isBoundedWhateverTheClockDoes(LogClock clock) {
    long offset = 0;
    for (long quarter = 0; quarter < 4 * 3600; quarter++) {
      for (int camera = 0; camera < CAMERAS; camera++) {
        history.add(offset++, clock.at(quarter * 250), camera);
      }
      long reach = offset - history.startFor(offset);
      assertThat(reach).as("records after " + quarter).isLessThanOrEqualTo(clock.reach * CAMERAS);
      if (quarter > 12) {
        assertThat(reach).as("records after " + quarter).isGreaterThanOrEqualTo(6 * CAMERAS);
      }
      assertThat(history.points()).isLessThan(600);
    }
  }

  private enum LogClock {
    RIGHT(13),
    A_THOUSAND_TIMES_TOO_SLOW(400) {
      @Override
      long at(long millis) {
        return millis / 1000;
      }
    },
    SET_BACK_AN_HOUR(13 + 1) {
      @Override
      long at(long millis) {
        return super.at(millis < HALF_WAY ? millis : millis - 3_600_000);
      }
    },
    SET_FORWARD_A_YEAR(13) {
      @Override
      long at(long millis) {
        return super.at(millis < HALF_WAY ? millis : millis + 365L * 24 * 3_600_000);
      }
    },
    STANDING_STILL(400) {
      @Override
      long at(long millis) {
        return 7;
      }
    },
    STANDING_STILL_FROM_SOME_TIME_ON(400) {
      @Override
      long at(long millis) {
        return Math.min(millis, HALF_WAY);
      }
    },
    OF_TWO_BROKERS_AN_HOUR_APART(30) {
      @Override
      long at(long millis) {
        return millis + (millis / 250 % 2) * 3_600_000;
      }
    },
    BACKWARDS(400) {
      @Override
      long at(long millis) {
        return 10_000_000 - millis;
      }
    };

    /** Records of a camera. */
    private final long reach;

    LogClock(long reach) {
      this.reach = reach;
    }

    long at(long millis) {
      return 1_000_000_000 + millis;
    }
  }

  @Test
  void isBoundedWhereEveryRecordHasAKeyOfItsOwn() {
    for (int offset = 0; offset < 1_000_000; offset++) {
      history.add(offset, 7, offset);
    }
    assertThat(history.startFor(1_000_000)).isGreaterThan(800_000);
    assertThat(history.points()).isLessThan(600);
  }

  @Test
  void keepsFewPointsOfManyRecords() {
    for (int offset = 0; offset < 1_000_000; offset++) {
      history.add(offset, offset / 10, offset % 5000);
    }
    assertThat(history.points()).isLessThan(600);
    assertThat(history.startFor(1_000_000)).isBetween(960_000L, 970_000L);
  }

  @Test
  void beginsWhereItStandsBeforeAnythingWasRead() {
    assertThat(history.startFor(7)).isEqualTo(7);
  }
}
