package io.zoetrope.video.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes an uncompressed video into a pipe, as fast as it is read. */
final class PipedVideo extends Thread {
  private final Path pipe;
  private final int frames;
  private final AtomicInteger written = new AtomicInteger();

  PipedVideo(Path pipe, int frames) {
    this.pipe = pipe;
    this.frames = frames;
    setDaemon(true);
  }

  /** Pictures that were taken from it. */
  int written() {
    return written.get();
  }

  @Override
  public void run() {
    // Open to be read, too: GStreamer closes what it reads and opens it again, to find out whether
    // it can seek, and meanwhile nobody else would.
    try (var out = new RandomAccessFile(pipe.toFile(), "rw")) {
      out.write("YUV4MPEG2 W320 H240 F25:1 Ip C420\n".getBytes(US_ASCII));
      byte[] picture = new byte[320 * 240 * 3 / 2];
      while (written.get() < frames) {
        out.write("FRAME\n".getBytes(US_ASCII));
        out.write(picture);
        written.incrementAndGet();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
