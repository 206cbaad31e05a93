package io.zoetrope.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsCheckTest {
  @Test
  void takesSettingsThatLeaveEverythingOpen() {
    assertThat(SettingsCheck.problem(settings().build())).isEmpty();
  }

  @Test
  void namesScoresOutOfRange() {
    assertThat(SettingsCheck.problem(settings().setStartScore(1.2f).build()).orElseThrow())
        .contains("1.2");
    assertThat(SettingsCheck.problem(settings().setEndScore(Float.NaN).build())).isPresent();
  }

  @Test
  void namesAnEndAboveTheStart() {
    assertThat(SettingsCheck.problem(settings().setStartScore(0.3f).setEndScore(0.4f).build()))
        .hasValueSatisfying(problem -> assertThat(problem).contains("0.4", "0.3"));
  }

  @Test
  void namesAHopThatStandsStill() {
    assertThat(SettingsCheck.problem(settings().setHopMillis(0L).build())).isPresent();
  }

  private static CameraSettings.Builder settings() {
    return CameraSettings.newBuilder().setCameraId("door").setVersion(1).setEffectiveFrom(0);
  }
}
