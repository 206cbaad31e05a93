package io.zoetrope.ingester.camera;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;

/**
 * One camera of an ingester.
 *
 * @param lane decides over its partition, and stays the same as long as the camera is known
 */
public record Camera(CameraOptions options, int lane, CameraCounters counters) {
  public Camera(CameraOptions options, int lane) {
    this(options, lane, new CameraCounters());
  }

  public String id() {
    return options.id();
  }

  /** Whether it waits for the log rather than losing frames. */
  public boolean waits() {
    return options.isFile() && options.playback() == Playback.FAST;
  }
}
