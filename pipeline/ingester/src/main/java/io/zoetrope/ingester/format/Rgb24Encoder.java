package io.zoetrope.ingester.format;

import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;

/** Pictures as they are. */
final class Rgb24Encoder implements FrameEncoder {
  private final int bytes;

  Rgb24Encoder(Size size) {
    bytes = size.width() * size.height() * FrameGeometry.CHANNELS;
  }

  @Override
  public PixelFormat format() {
    return PixelFormat.RGB24;
  }

  @Override
  public int mostBytes() {
    return bytes;
  }

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public int encode(byte[] rgb, byte[] target, int offset) {
    System.arraycopy(rgb, 0, target, offset, bytes);
    return bytes;
  }
}
