package io.zoetrope.training.data;

import java.io.IOException;

/** The size that a video's frames have, all of them. */
final class SteadySize {
  private int width;
  private int height;

  /** Whether there was a frame yet. */
  boolean isKnown() {
    return width > 0;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Takes the first frame's size, and refuses others. */
  void require(int frameWidth, int frameHeight) throws IOException {
    if (!isKnown()) {
      width = frameWidth;
      height = frameHeight;
    }
    if (frameWidth != width || frameHeight != height) {
      throw new IOException(
          "changes its size from %dx%d to %dx%d".formatted(width, height, frameWidth, frameHeight));
    }
  }
}
