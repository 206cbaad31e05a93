package io.zoetrope.training.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A video in the cache; its frames are read on demand. */
public final class CachedVideo implements VideoFrames, AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final int width;
  private final int height;
  private final int frames;

  private CachedVideo(Path file, FileChannel channel, int width, int height, int frames) {
    this.file = file;
    this.channel = channel;
    this.width = width;
    this.height = height;
    this.frames = frames;
  }

  static CachedVideo open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file);
    try {
      ByteBuffer header = ByteBuffer.allocate(CacheWriter.HEADER_BYTES);
      read(channel, header, 0);
      if (header.flip().remaining() < CacheWriter.HEADER_BYTES
          || header.getInt() != CacheWriter.MAGIC) {
        throw new IOException(file + " is no file of the frame cache; delete it");
      }
      int width = header.getInt();
      int height = header.getInt();
      long bytes = channel.size() - CacheWriter.HEADER_BYTES;
      return new CachedVideo(
          file, channel, width, height, Math.toIntExact(bytes / (3L * width * height)));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int frames() {
    return frames;
  }

  @Override
  public void read(int frame, byte[] rgb) throws IOException {
    int size = 3 * width * height;
    ByteBuffer into = ByteBuffer.wrap(rgb, 0, size);
    read(channel, into, CacheWriter.HEADER_BYTES + (long) frame * size);
    if (into.hasRemaining()) {
      throw new IOException(file + " of the frame cache is cut short; delete it");
    }
  }

  private static void read(FileChannel channel, ByteBuffer into, long position) throws IOException {
    long at = position;
    int count = channel.read(into, at);
    while (count > 0 && into.hasRemaining()) {
      at += count;
      count = channel.read(into, at);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
