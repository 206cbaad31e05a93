package io.zoetrope.ingester.privacy;

import io.zoetrope.schemas.CameraSettings;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What of each camera's and zone's pictures may be seen, now; asked by the cameras' threads. */
public interface PrivacyViews extends AutoCloseable {
  /** What is configured, and no more. */
  static PrivacyViews of(Map<String, CameraSettings> configured) {
    var views = new Configured();
    configured.values().forEach(views::configure);
    return views;
  }

  /**
   * @param stream id of the camera or zone
   */
  PrivacyView of(String stream);

  /**
   * A camera's or zone's settings as configured, from now on; views from elsewhere stay as they
   * are.
   */
  default void configure(CameraSettings settings) {}

  @Override
  default void close() {}

  /** Where nothing but a configuration says anything. */
  final class Configured implements PrivacyViews {
    private final Map<String, PrivacyView> views = new ConcurrentHashMap<>();

    private Configured() {}

    @Override
    public PrivacyView of(String stream) {
      return views.getOrDefault(stream, PrivacyView.ALL);
    }

    @Override
    public void configure(CameraSettings settings) {
      views.put(settings.getCameraId(), PrivacyView.of(settings));
    }
  }
}
