package io.zoetrope.operators.clip;

import static io.zoetrope.operators.testkit.TestCamera.EPOCH;
import static io.zoetrope.operators.testkit.TestCamera.every;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.CameraSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CameraSettingsTest {
  private final TestCamera camera = new TestCamera("door");
  private ClipHarness harness;

  @BeforeEach
  void open() throws Exception {
    harness = new ClipHarness();
  }

  @AfterEach
  void close() throws Exception {
    harness.close();
  }

  @Test
  void aWiderHopHoldsFromItsLogTimeOn() throws Exception {
    harness.set(from(1, 1000).setHopMillis(400L).build());
    for (long start = 0; start < 2000; start += 100) {
      harness.send(camera.at(start));
    }
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L, 1200L, 1600L);
    assertThat(harness.clips())
        .extracting(clip -> clip.rules().version())
        .containsExactly(0L, 0L, 0L, 1L, 1L);
    assertThat(harness.clips().get(4).rules().hopMicros()).isEqualTo(400_000);
  }

  @Test
  void framesOfThePastAreCutAsTheyWereThen() throws Exception {
    harness.set(from(1, 0).setPriority(3).build()).set(from(2, 1000).setPriority(5).build());
    harness.send(camera.at(every(100, 0, 900)));
    assertThat(harness.clips()).allMatch(clip -> clip.rules().priority() == 3);
    harness.send(camera.at(every(100, 900, 1500)));
    assertThat(harness.clips()).last().matches(clip -> clip.rules().priority() == 5);
  }

  @Test
  void settingsOfOneCameraLeaveOthersAlone() throws Exception {
    var yard = new TestCamera("yard");
    harness.set(from(1, 0).setHopMillis(400L).build()).send(yard.at(every(100, 0, 900)));
    assertThat(harness.ends()).containsExactly(400L, 600L, 800L);
  }

  @Test
  void comeBackAfterARestore() throws Exception {
    harness.set(from(4, 0).setHopMillis(400L).build());
    try (var restored = new ClipHarness(ClipHarness.GRID, harness.snapshot())) {
      restored.send(camera.at(every(100, 0, 1300)));
      assertThat(restored.ends()).containsExactly(400L, 800L, 1200L);
    }
  }

  private static CameraSettings.Builder from(long version, long millis) {
    return CameraSettings.newBuilder()
        .setCameraId("door")
        .setVersion(version)
        .setEffectiveFrom(EPOCH / 1000 + millis);
  }
}
