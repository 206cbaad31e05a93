package io.zoetrope.zoo.weights;

import ai.onnxruntime.platform.Fp16Conversions;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * How a file stores numbers, little-endian, and how they become float32. Integers beyond 2^24 and
 * doubles are rounded to the nearest float.
 */
public enum ElementType {
  FLOAT64(8, (bytes, at) -> (float) bytes.getDouble(at)),
  FLOAT32(4, ByteBuffer::getFloat),
  FLOAT16(2, (bytes, at) -> Fp16Conversions.fp16ToFloat(bytes.getShort(at))),
  BFLOAT16(2, (bytes, at) -> Float.intBitsToFloat(bytes.getShort(at) << 16)),
  INT64(8, ByteBuffer::getLong),
  INT32(4, ByteBuffer::getInt),
  INT16(2, ByteBuffer::getShort),
  INT8(1, ByteBuffer::get),
  UINT8(1, (bytes, at) -> bytes.get(at) & 0xff),
  BOOL(1, (bytes, at) -> bytes.get(at) == 0 ? 0 : 1);

  private static final int CHUNK_BYTES = 1 << 20;

  private interface Decoder {
    float decode(ByteBuffer bytes, int at);
  }

  private final int bytes;
  private final Decoder decoder;

  ElementType(int bytes, Decoder decoder) {
    this.bytes = bytes;
    this.decoder = decoder;
  }

  int bytes() {
    return bytes;
  }

  /**
   * The bytes that so many elements take.
   *
   * @throws IOException when they are more than one array holds
   */
  public long bytesOf(long elements) throws IOException {
    if (elements < 0 || elements > Integer.MAX_VALUE - 8) {
      throw new IOException(elements + " elements in one tensor are not possible here");
    }
    return elements * bytes;
  }

  /** Reads {@code elements} numbers; the caller has checked that the stream can hold them. */
  public float[] read(InputStream in, int elements) throws IOException {
    float[] values = new float[elements];
    byte[] chunk = new byte[(int) Math.min(CHUNK_BYTES, (long) elements * bytes)];
    for (int done = 0; done < elements; ) {
      int count = Math.min(chunk.length / bytes, elements - done);
      if (in.readNBytes(chunk, 0, count * bytes) < count * bytes) {
        throw new EOFException("is cut short: tensor data ends early");
      }
      decode(ByteBuffer.wrap(chunk, 0, count * bytes), values, done, count);
      done += count;
    }
    return values;
  }

  /** Reads {@code elements} numbers from a mapped part of a file, known to be inside it. */
  public float[] read(FileChannel file, long position, int elements) throws IOException {
    float[] values = new float[elements];
    int most = (CHUNK_BYTES << 6) / bytes;
    for (int done = 0; done < elements; ) {
      int count = Math.min(most, elements - done);
      long at = position + (long) done * bytes;
      decode(
          file.map(FileChannel.MapMode.READ_ONLY, at, (long) count * bytes), values, done, count);
      done += count;
    }
    return values;
  }

  private void decode(ByteBuffer source, float[] values, int from, int count) {
    source.order(ByteOrder.LITTLE_ENDIAN);
    if (this == FLOAT32) {
      source.asFloatBuffer().get(values, from, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      values[from + i] = decoder.decode(source, i * bytes);
    }
  }
}
