package io.zoetrope.ingester.format;

import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.video.geometry.Size;

/** Encodes pictures of one size in one format. Used by one thread. */
public interface FrameEncoder {
  static FrameEncoder of(PixelFormat format, Size size) {
    return switch (format) {
      case RGB24 -> new Rgb24Encoder(size);
      case I420 -> new I420Encoder(size);
      case JPEG -> new JpegEncoder(size);
    };
  }

  PixelFormat format();

  /** Bytes that no picture exceeds. */
  int mostBytes();

  /** Whether every picture has as many bytes. */
  boolean isFixed();

  /**
   * @param rgb height x width x 3 bytes
   * @param target has room for {@link #mostBytes()} behind the offset
   * @return how many bytes it took
   */
  int encode(byte[] rgb, byte[] target, int offset);
}
