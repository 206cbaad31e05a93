package io.zoetrope.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RewindHistoryTest {
  private final RewindHistory history = new RewindHistory(3000);

  @Test
  void reachesAHorizonBack() {
    for (int second = 0; second < 10; second++) {
      history.add(second, second * 1000L);
    }
    assertThat(history.startFor(10)).isEqualTo(6);
  }

  @Test
  void reachesBehindAnOutage() {
    history.add(0, 0);
    history.add(1, 500);
    history.add(2, 60_000); // what was filmed meanwhile comes at once
    history.add(3, 60_001);
    assertThat(history.startFor(4)).isZero();
  }

  @Test
  void beginsWhereItStandsBeforeAnythingWasRead() {
    assertThat(history.startFor(7)).isEqualTo(7);
  }
}
