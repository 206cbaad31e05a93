package io.zoetrope.operators.frame;

import java.nio.ByteBuffer;

/** Planar YUV with halved chroma, in the limited range of BT.601, as cameras below HD have it. */
final class I420 {
  private static final int BITS = 8; // of the fractions below
  private static final int HALF = 1 << (BITS - 1);

  private I420() {}

  static int bytes(int width, int height) {
    return width * height + 2 * half(width) * half(height);
  }

  /**
   * @param frame the planes Y, U, V without padding
   */
  static ByteBuffer toRgb(ByteBuffer frame, int width, int height) {
    var rgb = ByteBuffer.allocate(width * height * 3);
    int chroma = half(width) * half(height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = width * height + y / 2 * half(width) + x / 2;
        put(
            rgb,
            unsigned(frame, y * width + x) - 16,
            unsigned(frame, at) - 128,
            unsigned(frame, at + chroma) - 128);
      }
    }
    return rgb.flip();
  }

  private static void put(ByteBuffer rgb, int y, int u, int v) {
    int grey = 298 * y + HALF;
    rgb.put(share(grey + 409 * v));
    rgb.put(share(grey - 100 * u - 208 * v));
    rgb.put(share(grey + 516 * u));
  }

  private static byte share(int fraction) {
    return (byte) Math.max(0, Math.min(255, fraction >> BITS));
  }

  private static int unsigned(ByteBuffer frame, int index) {
    return frame.get(index) & 0xff;
  }

  private static int half(int size) {
    return (size + 1) / 2;
  }
}
