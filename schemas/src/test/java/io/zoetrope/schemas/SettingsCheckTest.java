package io.zoetrope.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
  @BeforeAll
  static void trustRecords() {
    RecordSerde.of(CameraSettings.class); // as every program has one before it builds a record
  }

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
  void namesAHopThatStandsStillOrNeverComes() {
    assertThat(SettingsCheck.problem(settings().setHopMillis(0L).build())).isPresent();
    assertThat(SettingsCheck.problem(settings().setHopMillis(Long.MAX_VALUE).build())).isPresent();
  }

  @Test
  void namesAZoneOrMaskThatLeavesTheFrame() {
    var outside = new Rectangle(0.5f, 0f, 0.6f, 1f);
    assertThat(SettingsCheck.problem(settings().setZone(outside).build()).orElseThrow())
        .startsWith("a zone");
    assertThat(SettingsCheck.problem(settings().setMasks(List.of(outside)).build()).orElseThrow())
        .startsWith("a mask");
    var inside = new Rectangle(0.7f, 0f, 0.3f, 1f);
    assertThat(SettingsCheck.problem(settings().setZone(inside).build())).isEmpty();
  }

  private static CameraSettings.Builder settings() {
    return CameraSettings.newBuilder().setCameraId("door").setVersion(1).setEffectiveFrom(0);
  }
}
