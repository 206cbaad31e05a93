package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cameras of a model whose grid has 15 points a second, so that half a second is 8 of them. */
class CameraDemandTest {
  private static final double BY_DEFAULT = 15.0 / 8;

  @TempDir Path folder;

  @Test
  void addsUpTheCamerasHopsAsTheGridRoundsThem() {
    Capacity capacity = demand().against(9);
    assertThat(capacity.cameras()).isEqualTo(2);
    assertThat(capacity.needed()).isCloseTo(2 * BY_DEFAULT, within(1e-4));
    assertThat(capacity.able()).isEqualTo(9);
  }

  @Test
  void followsACamerasSettings() {
    var demand = demand();
    demand.set(settings("door", 1000L));
    assertThat(demand.against(9).needed()).isCloseTo(1 + BY_DEFAULT, within(1e-4));
    demand.set(record("door", null));
    assertThat(demand.against(9).needed()).isCloseTo(2 * BY_DEFAULT, within(1e-4));
    demand.set(settings("door", null));
    demand.set(settings("nowhere", 100L));
    assertThat(demand.against(9).needed()).isCloseTo(2 * BY_DEFAULT, within(1e-4));
  }

  @Test
  void knowsWhatWasSetOfACameraForZonesThatComeLater() {
    var demand = demand();
    demand.set(settings("gate", 1000L));
    demand.use(Set.of("door", "gate/in", "gate/out"));
    assertThat(demand.against(9).needed()).isCloseTo(BY_DEFAULT + 2, within(1e-4));
    demand.set(record("gate", null));
    assertThat(demand.against(9).needed()).isCloseTo(3 * BY_DEFAULT, within(1e-4));
    demand.use(Set.of("gate/in"));
    assertThat(demand.against(9).needed()).isCloseTo(BY_DEFAULT, within(1e-4));
  }

  private CameraDemand demand() {
    var model = Configs.smallModel(folder);
    var cameras =
        List.of(Configs.camera("door", "file:a.mp4"), Configs.camera("yard", "file:b.mp4"));
    return new CameraDemand(new PipelinePlan(Configs.of(model, cameras), model));
  }

  private static SettingsRecord settings(String camera, Long hopMillis) {
    var settings =
        CameraSettings.newBuilder()
            .setCameraId(camera)
            .setVersion(1)
            .setEffectiveFrom(0)
            .setHopMillis(hopMillis)
            .build();
    return record(camera, RecordSerde.of(CameraSettings.class).encode(settings));
  }

  private static SettingsRecord record(String camera, byte[] value) {
    return new SettingsRecord("camera-settings", 0, 0, 0, camera, value);
  }
}
