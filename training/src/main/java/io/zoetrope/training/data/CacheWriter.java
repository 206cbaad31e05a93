package io.zoetrope.training.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a video into the cache: a header of magic, width and height, then frame after frame. */
final class CacheWriter implements FrameSink, AutoCloseable {
  static final int MAGIC = 0x5A4F4531;
  static final int HEADER_BYTES = 3 * Integer.BYTES;

  private final DataOutputStream out;
  private int width;
  private int height;

  CacheWriter(Path file) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 18));
  }

  @Override
  public void frame(long micros, int newWidth, int newHeight, byte[] rgb) throws IOException {
    if (width == 0) {
      width = newWidth;
      height = newHeight;
      out.writeInt(MAGIC);
      out.writeInt(width);
      out.writeInt(height);
    }
    if (newWidth != width || newHeight != height) {
      throw new IOException(
          "changes its size from %dx%d to %dx%d".formatted(width, height, newWidth, newHeight));
    }
    out.write(rgb, 0, width * height * 3);
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (width == 0) {
      throw new IOException("has no frames");
    }
  }
}
