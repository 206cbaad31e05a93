package io.zoetrope.zoo.weights.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Little-endian numbers from a stream of known length, so that a size is checked before use. */
final class CountedInput extends FilterInputStream {
  private long remaining;

  CountedInput(InputStream in, long length) {
    super(in);
    this.remaining = length;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    remaining -= value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    remaining -= Math.max(count, 0);
    return count;
  }

  /**
   * @throws EOFException when fewer bytes are left
   */
  void require(long bytes) throws EOFException {
    if (bytes > remaining) {
      throw new EOFException(
          "is cut short or damaged: "
              + bytes
              + " bytes are needed where "
              + remaining
              + " are left");
    }
  }

  int readInt() throws IOException {
    return next(Integer.BYTES).getInt();
  }

  long readLong() throws IOException {
    return next(Long.BYTES).getLong();
  }

  /** A count of things that take at least so many bytes each. */
  long readCount(int leastBytes) throws IOException {
    long count = readLong();
    if (count < 0 || count > remaining / leastBytes) {
      throw new EOFException("is cut short or damaged: it announces " + count + " arrays");
    }
    return count;
  }

  String readText(int mostBytes) throws IOException {
    long length = readLong();
    if (length < 0 || length > mostBytes) {
      throw new IOException("is damaged: a name of " + length + " bytes");
    }
    return StandardCharsets.UTF_8.decode(next((int) length)).toString();
  }

  private ByteBuffer next(int bytes) throws IOException {
    require(bytes);
    byte[] read = readNBytes(bytes);
    if (read.length < bytes) {
      throw new EOFException("is cut short");
    }
    return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
  }
}
