package io.zoetrope.ingester.privacy;

import io.zoetrope.config.AreaConfig.Corner;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.FrameGeometry.Window;
import io.zoetrope.video.geometry.Region;
import io.zoetrope.video.geometry.Size;
import java.util.Arrays;
import java.util.List;

/**
 * The outline of a zone that is a polygon: what is outside it is black. A pixel belongs to the side
 * that its middle is on.
 *
 * @param corners in shares of the whole picture
 */
public record Outline(List<Corner> corners) {

  /**
   * @param part of the whole picture that was cut out and scaled
   * @param rgb of the pictures in a batch, packed
   * @param offset of the picture
   * @param window the crop of the scaled picture that it shows
   * @param scaled size of the scaled part
   */
  public void apply(Region part, byte[] rgb, int offset, Window window, Size scaled) {
    Size size = window.size();
    for (int row = 0; row < size.height(); row++) {
      double y = part.top() + (window.top() + row + 0.5) / scaled.height() * part.height();
      double[] sides = sidesAt(y);
      int from = 0;
      for (int i = 0; i + 1 < sides.length; i += 2) {
        int left = pixel(sides[i], part, window, scaled);
        blacken(rgb, offset, row, from, left, size.width());
        from = Math.max(from, pixel(sides[i + 1], part, window, scaled));
      }
      blacken(rgb, offset, row, from, size.width(), size.width());
    }
  }

  /** Where the sides cross a line, from the left; an even number of places. */
  private double[] sidesAt(double y) {
    double[] places = new double[corners.size()];
    int count = 0;
    for (int i = 0; i < corners.size(); i++) {
      Corner a = corners.get(i);
      Corner b = corners.get((i + 1) % corners.size());
      if (a.y() <= y != b.y() <= y) {
        places[count++] = a.x() + (y - a.y()) / (b.y() - a.y()) * (b.x() - a.x());
      }
    }
    Arrays.sort(places, 0, count);
    return Arrays.copyOf(places, count);
  }

  /** The first pixel whose middle is to the right of a place. */
  private static int pixel(double x, Region part, Window window, Size scaled) {
    double scaledX = (x - part.left()) / part.width() * scaled.width();
    return (int) Math.ceil(scaledX - window.left() - 0.5);
  }

  private static void blacken(byte[] rgb, int offset, int row, int from, int to, int width) {
    int left = Math.max(0, from);
    int right = Math.min(width, to);
    if (left < right) {
      int start = offset + row * width * FrameGeometry.CHANNELS;
      Arrays.fill(
          rgb,
          start + left * FrameGeometry.CHANNELS,
          start + right * FrameGeometry.CHANNELS,
          (byte) 0);
    }
  }
}
