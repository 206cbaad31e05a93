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
  private final SteadySize size = new SteadySize();

  CacheWriter(Path file) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 18));
  }

  @Override
  public void frame(long micros, int width, int height, byte[] rgb) throws IOException {
    if (!size.isKnown()) {
      out.writeInt(MAGIC);
      out.writeInt(width);
      out.writeInt(height);
    }
    size.require(width, height);
    out.write(rgb, 0, width * height * 3);
  }

  @Override
  public void close() throws IOException {
    out.close();
    if (!size.isKnown()) {
      throw new IOException("has no frames");
    }
  }
}
