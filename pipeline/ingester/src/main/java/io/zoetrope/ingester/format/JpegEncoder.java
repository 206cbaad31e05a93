package io.zoetrope.ingester.format;

import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A file for each picture, colours in half the resolution. */
final class JpegEncoder implements FrameEncoder {
  private static final float QUALITY = 0.9f;

  /** More than noise takes; a painted scene takes 0.4. */
  private static final int BYTES_A_PIXEL = 2;

  private static final int HEADERS = 1024;

  private final int pixels;
  private final byte[] shown;
  private final IIOImage image;
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
  private final ImageWriteParam quality = writer.getDefaultWriteParam();

  JpegEncoder(Size size) {
    pixels = size.width() * size.height();
    shown = new byte[pixels * FrameGeometry.CHANNELS];
    image = new IIOImage(imageOf(shown, size), null, null);
    quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    quality.setCompressionQuality(QUALITY);
  }

  /** An image that shows the bytes as they are at the time. */
  private static BufferedImage imageOf(byte[] rgb, Size size) {
    var raster =
        Raster.createInterleavedRaster(
            new DataBufferByte(rgb, rgb.length),
            size.width(),
            size.height(),
            size.width() * FrameGeometry.CHANNELS,
            FrameGeometry.CHANNELS,
            new int[] {0, 1, 2},
            null);
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            Transparency.OPAQUE,
            DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }

  @Override
  public PixelFormat format() {
    return PixelFormat.JPEG;
  }

  @Override
  public int mostBytes() {
    return pixels * BYTES_A_PIXEL + HEADERS;
  }

  @Override
  public boolean isFixed() {
    return false;
  }

  @Override
  public int encode(byte[] rgb, byte[] target, int offset) {
    System.arraycopy(rgb, 0, shown, 0, shown.length);
    var file = new ByteArrayOutputStream(pixels);
    try (var out = new MemoryCacheImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, image, quality);
    } catch (IOException e) {
      throw new UncheckedIOException("a picture cannot be encoded as JPEG", e);
    }
    byte[] bytes = file.toByteArray();
    System.arraycopy(bytes, 0, target, offset, bytes.length);
    return bytes.length;
  }
}
