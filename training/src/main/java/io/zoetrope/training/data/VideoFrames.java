package io.zoetrope.training.data;

import java.io.IOException;

/** A video's resized frames at an even rate, each read on demand. */
public interface VideoFrames {

  /** Pixels. */
  int width();

  /** Pixels. */
  int height();

  /** How many there are. */
  int frames();

  /** Fills {@code rgb} with a frame: width · height · 3 bytes, row after row. */
  void read(int frame, byte[] rgb) throws IOException;
}
