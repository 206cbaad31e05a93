package io.zoetrope.video.simulate;

import java.time.Duration;

/** Paints what a simulated camera sees. Called by one thread at a time. */
@FunctionalInterface
public interface Painter {
  /**
   * Paints one frame.
   *
   * @param frame counts the camera's frames, also those that nobody watched
   * @param time of this frame since the camera was switched on
   * @param rgb height x width x 3 bytes without padding, holding the frame painted before
   */
  void paint(long frame, Duration time, byte[] rgb);
}
