package io.zoetrope.app.testkit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.zoetrope.video.file.VideoFrame;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Uncompressed videos (YUV4MPEG2, which does not say how long it is) whose every picture shows its
 * number: eight bars, white for a bit that is set, the lowest bit left.
 */
public final class BarsVideo {
  private static final int BARS = 8;
  private static final byte BLACK = 16;
  private static final byte WHITE = (byte) 235;

  private BarsVideo() {}

  /** Frames of 32 x 24 pixels; after number 255 comes 0. */
  public static Path write(Path file, int rate, int frames) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(("YUV4MPEG2 W32 H24 F" + rate + ":1 Ip C420\n").getBytes(US_ASCII));
      byte[] noColour = new byte[32 * 24 / 2];
      Arrays.fill(noColour, (byte) 128);
      for (int n = 0; n < frames; n++) {
        out.write("FRAME\n".getBytes(US_ASCII));
        out.write(bars(n));
        out.write(noColour);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bars(int number) {
    byte[] luma = new byte[32 * 24];
    for (int i = 0; i < luma.length; i++) {
      int bar = i % 32 * BARS / 32;
      luma[i] = (number >> bar & 1) == 1 ? WHITE : BLACK;
    }
    return luma;
  }

  /** The number of a picture, whatever it was scaled to. */
  public static int number(VideoFrame frame) {
    int width = frame.size().width();
    int number = 0;
    for (int bar = 0; bar < BARS; bar++) {
      int x = (2 * bar + 1) * width / (2 * BARS);
      int pixel = frame.size().height() / 2 * width + x;
      number |= (frame.rgb()[pixel * 3] & 0xff) > 127 ? 1 << bar : 0;
    }
    return number;
  }
}
