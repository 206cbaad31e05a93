package io.zoetrope.app.embedded;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.operators.inference.batching.Demand;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsRecord;
import java.util.Set;
import java.util.stream.Collectors;

/** What the cameras of a configuration need of a device under their current settings. */
final class CameraDemand {
  private final ClipOptions clips;
  private Set<String> cameras = Set.of();
  private final Demand demand = new Demand();

  CameraDemand(PipelinePlan plan) {
    clips = plan.clips();
    use(plan.config().cameras().stream().map(CameraConfig::id).collect(Collectors.toSet()));
  }

  /** Other cameras from now on; those that stay keep their settings. */
  void use(Set<String> others) {
    others.stream().filter(id -> !cameras.contains(id)).forEach(this::open);
    cameras = Set.copyOf(others);
    demand.retain(cameras);
  }

  private void open(String camera) {
    set(camera, SettingsContent.NONE);
  }

  /** The camera's settings from now on. */
  void set(SettingsRecord record) {
    if (cameras.contains(record.camera())) {
      set(record.camera(), record.content());
    }
  }

  private void set(String camera, SettingsContent content) {
    demand.set(camera, clips.gridUnder(clips.settingsOf(camera, content)).hopMicros());
  }

  /**
   * @param able clips a second that the device does
   */
  Capacity against(double able) {
    return demand.against(able);
  }
}
