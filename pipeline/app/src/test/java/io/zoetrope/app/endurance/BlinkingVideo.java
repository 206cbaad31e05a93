package io.zoetrope.app.endurance;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Uncompressed videos (YUV4MPEG2) that are red for a while and grey for a while, by turns. */
final class BlinkingVideo {
  static final int RATE = 10;
  private static final int WIDTH = 32;
  private static final int HEIGHT = 24;
  private static final int SHADES = 64; // so that a picture differs from those around it
  private static final byte DARKEST = 50;

  private BlinkingVideo() {}

  /**
   * @param period frames that are red, and as many that are grey
   */
  static Path write(Path file, int frames, int period) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(
          "YUV4MPEG2 W%d H%d F%d:1 Ip C420\n".formatted(WIDTH, HEIGHT, RATE).getBytes(US_ASCII));
      for (int n = 0; n < frames; n++) {
        boolean red = n / period % 2 == 0;
        out.write("FRAME\n".getBytes(US_ASCII));
        out.write(plane(1, (byte) (DARKEST + n % SHADES)));
        out.write(plane(2, (byte) (red ? 90 : 128)));
        out.write(plane(2, (byte) (red ? 240 : 128)));
      }
    }
    return file;
  }

  private static byte[] plane(int scale, byte value) {
    byte[] plane = new byte[WIDTH / scale * (HEIGHT / scale)];
    Arrays.fill(plane, value);
    return plane;
  }
}
