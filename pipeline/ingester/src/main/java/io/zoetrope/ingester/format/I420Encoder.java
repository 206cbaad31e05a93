package io.zoetrope.ingester.format;

import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;

/**
 * Planes Y, U and V in the limited range of BT.601, whatever the camera's own were: the job knows
 * no other. A pixel of U and V is the mean of four, or of fewer at an odd edge.
 */
final class I420Encoder implements FrameEncoder {
  private static final int BITS = 16; // of the fractions below
  private static final int HALF = 1 << (BITS - 1);
  private static final int DARKEST = 16;
  private static final int NO_COLOUR = 128;

  private final int width;
  private final int height;
  private final int chroma; // bytes of a plane

  I420Encoder(Size size) {
    width = size.width();
    height = size.height();
    chroma = (width + 1) / 2 * ((height + 1) / 2);
  }

  @Override
  public PixelFormat format() {
    return PixelFormat.I420;
  }

  @Override
  public int mostBytes() {
    return width * height + 2 * chroma;
  }

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public int encode(byte[] rgb, byte[] target, int offset) {
    for (int pixel = 0; pixel < width * height; pixel++) {
      int at = pixel * FrameGeometry.CHANNELS;
      target[offset + pixel] = luma(rgb[at] & 0xff, rgb[at + 1] & 0xff, rgb[at + 2] & 0xff);
    }
    int at = offset + width * height;
    for (int y = 0; y < height; y += 2) {
      for (int x = 0; x < width; x += 2) {
        colour(rgb, x, y, target, at++);
      }
    }
    return mostBytes();
  }

  private void colour(byte[] rgb, int left, int top, byte[] target, int at) {
    int right = Math.min(left + 1, width - 1); // a pixel counts twice where there is no other
    int bottom = Math.min(top + 1, height - 1);
    int red = sum(rgb, left, right, top, bottom, 0);
    int green = sum(rgb, left, right, top, bottom, 1);
    int blue = sum(rgb, left, right, top, bottom, 2);
    target[at] = share(-9714 * red - 19070 * green + 28784 * blue);
    target[at + chroma] = share(28784 * red - 24103 * green - 4681 * blue);
  }

  private int sum(byte[] rgb, int left, int right, int top, int bottom, int channel) {
    return at(rgb, left, top, channel)
        + at(rgb, right, top, channel)
        + at(rgb, left, bottom, channel)
        + at(rgb, right, bottom, channel);
  }

  private int at(byte[] rgb, int x, int y, int channel) {
    return rgb[(y * width + x) * FrameGeometry.CHANNELS + channel] & 0xff;
  }

  private static byte luma(int red, int green, int blue) {
    return (byte) (DARKEST + ((16829 * red + 33039 * green + 6416 * blue + HALF) >> BITS));
  }

  /**
   * @param ofFour sum of four pixels' fractions
   */
  private static byte share(int ofFour) {
    return (byte) (NO_COLOUR + ((ofFour + 4 * HALF) >> (BITS + 2)));
  }
}
