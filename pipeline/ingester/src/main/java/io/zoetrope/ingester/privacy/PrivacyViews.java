package io.zoetrope.ingester.privacy;

import io.zoetrope.schemas.CameraSettings;
import java.util.HashMap;
import java.util.Map;

/** What of each camera's and zone's pictures may be seen, now; asked by the cameras' threads. */
public interface PrivacyViews extends AutoCloseable {
  /** What is configured, and no more. */
  static PrivacyViews of(Map<String, CameraSettings> configured) {
    Map<String, PrivacyView> views = new HashMap<>();
    configured.forEach((camera, settings) -> views.put(camera, PrivacyView.of(settings)));
    return camera -> views.getOrDefault(camera, PrivacyView.ALL);
  }

  /**
   * @param stream id of the camera or zone
   */
  PrivacyView of(String stream);

  @Override
  default void close() {}
}
