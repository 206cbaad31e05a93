package io.zoetrope.training.data;

import java.io.IOException;

/** Takes a video's frames, in order. */
@FunctionalInterface
public interface FrameSink {

  /**
   * Takes one frame; all frames of a video have one size.
   *
   * @param micros time since the video began
   * @param rgb width · height · 3 bytes, not kept
   */
  void frame(long micros, int width, int height, byte[] rgb) throws IOException;
}
