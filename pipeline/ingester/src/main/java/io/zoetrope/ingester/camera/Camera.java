package io.zoetrope.ingester.camera;

import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.Playback;

/**
 * One camera of an ingester, or one of its zones.
 *
 * @param id key of its records
 * @param options of the camera
 * @param lane decides over its partition, and stays the same as long as the id is known
 */
public record Camera(String id, CameraOptions options, int lane, CameraCounters counters) {
  public Camera(CameraOptions options, int lane) {
    this(options.id(), options, lane, new CameraCounters());
  }

  /** Whether it waits for the log rather than losing frames. */
  public boolean waits() {
    return options.isFile() && options.playback() == Playback.FAST;
  }
}
