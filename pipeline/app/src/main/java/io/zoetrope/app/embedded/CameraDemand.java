package io.zoetrope.app.embedded;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.operators.clip.ClipOptions;
import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.operators.inference.batching.Demand;
import io.zoetrope.schemas.CameraSettings;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the cameras of a configuration need of a device under their current settings. */
final class CameraDemand {
  private final ClipOptions clips;
  private final Set<String> cameras;
  private final Demand demand = new Demand();

  CameraDemand(PipelinePlan plan) {
    var recognition = plan.config().recognition();
    clips = ClipOptions.of(plan.model().card(), recognition.hop(), recognition.maxGap());
    cameras =
        plan.config().cameras().stream()
            .map(CameraConfig::id)
            .collect(Collectors.toUnmodifiableSet());
    cameras.forEach(camera -> set(camera, Optional.empty()));
  }

  /** The camera's settings from now on. */
  void set(CameraSettings settings) {
    if (cameras.contains(settings.getCameraId())) {
      set(settings.getCameraId(), Optional.of(settings));
    }
  }

  private void set(String camera, Optional<CameraSettings> settings) {
    demand.set(camera, clips.gridUnder(settings).hopMicros());
  }

  /**
   * @param able clips a second that the device does
   */
  Capacity against(double able) {
    return demand.against(able);
  }
}
