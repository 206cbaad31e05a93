package io.zoetrope.video.geometry;

import io.zoetrope.video.gst.SourceFormat;

/** Width and height in pixels. */
public record Size(int width, int height) {
  public Size {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture of %d x %d".formatted(width, height));
    }
  }

  public static Size of(SourceFormat format) {
    return new Size(format.width(), format.height());
  }

  @Override
  public String toString() {
    return width + "x" + height;
  }
}
