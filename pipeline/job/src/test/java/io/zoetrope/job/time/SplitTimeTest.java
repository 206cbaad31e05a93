package io.zoetrope.job.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A partition with a record each second, whose offset is its log time in seconds. */
class SplitTimeTest {
  private final SplitTime time = new SplitTime(0);

  @Test
  void doesNotGoOnWhileThereIsMoreToRead() {
    assertThat(time.see(look(3, 100))).isEmpty();
    assertThat(read(0)).isEmpty();
    assertThat(read(1)).isEmpty();
    assertThat(time.see(look(90, 190))).isEmpty();
    assertThat(read(2)).hasValue(99_999);
  }

  @Test
  void goesOnWhereTheEndIsReached() {
    read(0);
    assertThat(time.see(look(1, 5))).hasValue(4_999);
    assertThat(time.see(look(1, 6))).hasValue(5_999);
  }

  @Test
  void remembersTheOldestLookUnderConstantFlow() {
    time.see(look(3, 3));
    for (int offset = 0; offset < 2; offset++) {
      read(offset);
      time.see(look(offset + 4, offset + 4));
    }
    assertThat(read(2)).hasValue(2_999);
    assertThat(read(3)).isEmpty();
    assertThat(read(4)).hasValue(4_999);
  }

  @Test
  void isKnownOfAPartitionWithoutRecords() {
    assertThat(new SplitTime(-2).see(new LogEnd(0, 0, LogEnd.UNKNOWN, 7_000))).hasValue(6_999);
    assertThat(time.see(new LogEnd(0, 0, LogEnd.UNKNOWN, LogEnd.UNKNOWN))).isEmpty();
  }

  @Test
  void isKnownWhereEverythingWasDeletedBeforeItWasRead() {
    assertThat(time.see(new LogEnd(8, 8, LogEnd.UNKNOWN, 9_000))).hasValue(8_999);
  }

  @Test
  void aLaterLookThatKnowsBetterWhatCanBeReadTakesThePlaceOfAnEarlierOne() {
    read(0);
    assertThat(time.see(look(3, 4))).isEmpty();
    assertThat(time.see(look(1, 10))).hasValue(9_999);
  }

  @Test
  void fallsBehindABrokersClockThatIsBehind() {
    read(0);
    time.see(look(1, 20)); // another broker's clock says so
    read(1);
    assertThat(time.see(look(2, 21))).hasValue(21_000 - 19_000 - 1);
  }

  @Test
  void fallsBehindABrokersClockThatWasSetBackBeforeItWasRead() {
    read(0);
    assertThat(time.see(new LogEnd(0, 1, 3_600_000, 3_601_000))).hasValue(999);
  }

  private OptionalLong read(long offset) {
    return time.read(offset, offset * 1000);
  }

  /** Everything up to an offset is there. */
  private static LogEnd look(long end, long seconds) {
    return new LogEnd(0, end, (end - 1) * 1000, seconds * 1000);
  }
}
