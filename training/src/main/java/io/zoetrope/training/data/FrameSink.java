package io.zoetrope.training.data;

import java.io.IOException;

/** Takes a video's frames, in order. */
@FunctionalInterface
public interface FrameSink {

  /**
   * Called before the first frame with the length that the video states, if it does; it may be
   * wrong.
   *
   * @param micros from its beginning to its end
   * @param rate its frames a second, 0 where it does not say
   */
  default void stated(long micros, double rate) {}

  /**
   * Takes one frame; all frames of a video have one size.
   *
   * @param micros time since the video began
   * @param rgb width · height · 3 bytes, not kept
   */
  void frame(long micros, int width, int height, byte[] rgb) throws IOException;
}
