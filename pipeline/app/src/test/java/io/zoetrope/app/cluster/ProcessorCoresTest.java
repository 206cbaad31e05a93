package io.zoetrope.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorCoresTest {
  @Test
  void areThoseThatTheProcessMayUse() {
    assertThat(ProcessorCores.parse("0-1").numbers()).containsExactly(0, 1);
    assertThat(ProcessorCores.parse("2,4-6,9").numbers()).containsExactly(2, 4, 5, 6, 9);
  }

  @Test
  void processesTakeThemInTurn() {
    var cores = ProcessorCores.parse("2,5");

    assertThat(cores.pin(0)).containsExactly("taskset", "-c", "2");
    assertThat(cores.pin(1)).last().isEqualTo("5");
    assertThat(cores.pin(2)).last().isEqualTo("2");
  }
}
