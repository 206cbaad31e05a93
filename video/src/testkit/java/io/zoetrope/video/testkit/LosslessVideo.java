package io.zoetrope.video.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes videos whose decoded pictures are known to the last bit: PNG pictures in a MOV file. */
public final class LosslessVideo {
  private static final String ENCODER =
      "filesrc location=\"%s\" ! rawvideoparse format=rgb width=%d height=%d framerate=%d/1"
          + " ! pngenc ! qtmux ! filesink location=\"%s\"";

  private LosslessVideo() {}

  /** Every channel of every pixel of every frame differs from its neighbours. */
  public static byte[] picture(int frame, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i * 7 + i / (width * 3) * 11 + frame * 31);
    }
    return rgb;
  }

  public static Path write(Path file, int rate, int width, int height, int frames) {
    try {
      Path raw = Files.createTempFile(file.getParent(), "raw", ".rgb");
      try (OutputStream out = Files.newOutputStream(raw)) {
        for (int n = 0; n < frames; n++) {
          writePadded(out, picture(n, width, height), width * 3);
        }
      }
      EncodedVideo.run(ENCODER.formatted(raw, width, height, rate, file));
      Files.delete(raw);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** GStreamer pads rows to four bytes. */
  private static void writePadded(OutputStream out, byte[] picture, int row) throws IOException {
    for (int at = 0; at < picture.length; at += row) {
      out.write(picture, at, row);
      out.write(new byte[(4 - row % 4) % 4]);
    }
  }
}
