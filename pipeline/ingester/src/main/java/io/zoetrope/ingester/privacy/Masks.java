package io.zoetrope.ingester.privacy;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameGeometry.Window;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import java.util.Arrays;
import java.util.List;

/**
 * Makes parts of scaled pictures black, with a margin as wide as scaling may spread a pixel: what
 * was under a mask is in no pixel that is left.
 */
public final class Masks {
  /** Pixels of the result that one of its pixels is mixed from, to each side, and rounding. */
  private static final int MARGIN = 2;

  private Masks() {}

  /**
   * @param part of the whole picture that was cut out and scaled
   * @param rgb of the pictures in a batch, packed
   * @param offset of the picture
   * @param window the crop of the scaled picture that it shows
   * @param scaled size of the scaled part
   * @param source size of the whole picture, as it came
   */
  public static void apply(
      List<Region> masks,
      Region part,
      byte[] rgb,
      int offset,
      Window window,
      Size scaled,
      Size source) {
    Size cut = part.of(source).size();
    int marginX = margin(scaled.width(), cut.width());
    int marginY = margin(scaled.height(), cut.height());
    for (Region mask : masks) {
      double x = (mask.left() - part.left()) / part.width();
      double y = (mask.top() - part.top()) / part.height();
      double right = x + mask.width() / part.width();
      double bottom = y + mask.height() / part.height();
      blacken(
          rgb,
          offset,
          window.size(),
          (int) Math.floor(x * scaled.width()) - marginX - window.left(),
          (int) Math.ceil(right * scaled.width()) + marginX - window.left(),
          (int) Math.floor(y * scaled.height()) - marginY - window.top(),
          (int) Math.ceil(bottom * scaled.height()) + marginY - window.top());
    }
  }

  /** Source pixels, two and their rounding to even ones, may be larger than those of the result. */
  private static int margin(int scaled, int source) {
    return MARGIN + (int) Math.ceil(4.0 * scaled / source);
  }

  private static void blacken(
      byte[] rgb, int offset, Size size, int left, int right, int top, int bottom) {
    int from = Math.max(0, left);
    int to = Math.min(size.width(), right);
    for (int row = Math.max(0, top); row < Math.min(size.height(), bottom) && from < to; row++) {
      int start = offset + row * size.width() * FrameGeometry.CHANNELS;
      Arrays.fill(
          rgb,
          start + from * FrameGeometry.CHANNELS,
          start + to * FrameGeometry.CHANNELS,
          (byte) 0);
    }
  }
}
