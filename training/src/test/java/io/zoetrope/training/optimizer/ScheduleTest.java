package io.zoetrope.training.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void stepsDownAtItsMilestones() {
    Schedule step = new Schedule.Step(0.1, List.of(40.0, 80.0), 0.1);
    assertThat(step.rate(39.9)).isEqualTo(0.1);
    assertThat(step.rate(40)).isCloseTo(0.01, within(1e-12));
    assertThat(step.rate(99)).isCloseTo(0.001, within(1e-12));
  }

  @Test
  void cosineEndsAtZero() {
    Schedule cosine = new Schedule.Cosine(0.1, 0, 100);
    assertThat(cosine.rate(0)).isEqualTo(0.1);
    assertThat(cosine.rate(50)).isCloseTo(0.05, within(1e-12));
    assertThat(cosine.rate(100)).isCloseTo(0, within(1e-12));
  }

  @Test
  void warmsUpWithoutAJumpAfterwards() {
    Schedule warm = new Schedule.WarmUp(0.01, 34, new Schedule.Cosine(0.1, 34, 196));
    assertThat(warm.rate(0)).isEqualTo(0.01);
    assertThat(warm.rate(17)).isCloseTo(0.055, within(1e-12));
    assertThat(warm.rate(34)).isCloseTo(0.1, within(1e-12));
    assertThat(warm.rate(35)).isCloseTo(0.1, within(1e-4));
    assertThat(warm.rate(196)).isCloseTo(0, within(1e-12));
  }
}
