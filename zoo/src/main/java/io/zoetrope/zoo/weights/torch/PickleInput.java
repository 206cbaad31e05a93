package io.zoetrope.zoo.weights.torch;

import java.io.EOFException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Bytes of a pickle that can be looked ahead at, so that a length is checked before it is read. */
final class PickleInput extends InputStream {
  private final ByteBuffer bytes;

  PickleInput(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A pickle ends by itself, so the end of the bytes is always too early. */
  @Override
  public int read() throws EOFException {
    requireMore();
    return bytes.get() & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws EOFException {
    if (length > 0) {
      requireMore();
    }
    int count = Math.min(length, bytes.remaining());
    bytes.get(target, offset, count);
    return count;
  }

  private void requireMore() throws EOFException {
    if (!bytes.hasRemaining()) {
      throw new EOFException("is cut short: its pickle ends early");
    }
  }

  int position() {
    return bytes.position();
  }

  /** Whether a length of 4 or 8 bytes stands next, and so many bytes follow it. */
  boolean holdsCounted(int lengthBytes) {
    if (bytes.remaining() < lengthBytes) {
      return false;
    }
    long length =
        lengthBytes == 4 ? bytes.getInt(bytes.position()) : bytes.getLong(bytes.position());
    return length >= 0 && length <= bytes.remaining() - lengthBytes;
  }
}
