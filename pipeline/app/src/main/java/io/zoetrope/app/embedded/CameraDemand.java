package io.zoetrope.app.embedded;

import io.zoetrope.config.CameraConfig;
import io.zoetrope.operators.clip.ClipGrid;
import io.zoetrope.operators.inference.batching.Capacity;
import io.zoetrope.schemas.CameraSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What the cameras of a configuration ask of a device, as their settings are now. */
final class CameraDemand {
  private final PipelinePlan plan;
  private final Map<String, Duration> hops = new HashMap<>();

  CameraDemand(PipelinePlan plan) {
    this.plan = plan;
    for (CameraConfig camera : plan.config().cameras()) {
      hops.put(camera.id(), plan.config().recognition().hop());
    }
  }

  /** The camera's settings from now on. */
  void set(CameraSettings settings) {
    Duration hop =
        settings.getHopMillis() == null
            ? plan.config().recognition().hop()
            : Duration.ofMillis(settings.getHopMillis());
    hops.replace(settings.getCameraId(), hop);
  }

  /**
   * @param able clips a second that the device does
   */
  Capacity against(double able) {
    double needed = hops.values().stream().mapToDouble(this::clipsPerSecond).sum();
    return new Capacity(hops.size(), needed, able);
  }

  private double clipsPerSecond(Duration hop) {
    var grid = ClipGrid.of(plan.model().card().clip(), hop, plan.config().recognition().maxGap());
    return 1e6 / grid.hopMicros();
  }
}
