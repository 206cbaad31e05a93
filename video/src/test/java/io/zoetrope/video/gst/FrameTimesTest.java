package io.zoetrope.video.gst;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameTimesTest {
  @Test
  void timesThatAdvanceAreBelieved() {
    assertThat(times(40, 0, 33, 67, 500)).containsExactly(0, 33, 67, 500);
  }

  @Test
  void timesThatStandStillGoOnByTheDuration() {
    assertThat(times(40, 7, 7, 7, 7)).containsExactly(7, 47, 87, 127);
    assertThat(times(40, -1, -1, -1)).containsExactly(0, 40, 80);
  }

  @Test
  void timesFromBeforeTheDecoderAreKnownBetter() {
    var times = new FrameTimes();
    assertThat(times.of(0, 0, 30)).isZero();
    assertThat(times.of(0, 35, 30)).isEqualTo(35);
    assertThat(times.of(0, 70, 30)).isEqualTo(70);
    assertThat(times.of(0, -1, 30)).isEqualTo(100);
  }

  @Test
  void timesThatAdvanceAgainAreBelievedAgainOnceTheyAreLater() {
    assertThat(times(40, 0, 0, 0, 50, 200)).containsExactly(0, 40, 80, 120, 200);
  }

  @Test
  void aTimeThatWentBackIsANewBeginning() {
    assertThat(times(40, 1000, 1040, 0, 40)).containsExactly(1000, 1040, 0, 40);
  }

  @Test
  void withoutADurationTheyAreLost() {
    var times = new FrameTimes();
    times.of(0, -1, 0);
    assertThat(times.lost()).isFalse();
    times.of(0, -1, 0);
    assertThat(times.lost()).isTrue();
  }

  private static long[] times(long duration, long... told) {
    var times = new FrameTimes();
    return Arrays.stream(told).map(nanos -> times.of(nanos, -1, duration)).toArray();
  }
}
