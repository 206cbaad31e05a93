package io.zoetrope.operators.frame;

import static io.zoetrope.operators.frame.DeadLetter.Reason.WRONG_FORMAT;
import static io.zoetrope.operators.frame.DeadLetter.Reason.WRONG_SIZE;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes JPEG files of one size. Used by one thread. */
final class Jpeg {
  private final int width;
  private final int height;
  private final int[] row; // an int for each sample of a frame would be four times its size

  Jpeg(int width, int height) {
    this.width = width;
    this.height = height;
    row = new int[width * 3];
  }

  /**
   * @throws RejectedRecordException naming the frame that is broken or of another size
   */
  List<ByteBuffer> decode(List<ByteBuffer> files) throws RejectedRecordException {
    if (files.isEmpty()) {
      return List.of();
    }
    var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try {
      var frames = new ArrayList<ByteBuffer>(files.size());
      for (ByteBuffer file : files) {
        frames.add(decode(reader, file, frames.size()));
      }
      return frames;
    } finally {
      reader.dispose();
    }
  }

  private ByteBuffer decode(ImageReader reader, ByteBuffer file, int number)
      throws RejectedRecordException {
    byte[] bytes = new byte[file.remaining()];
    file.duplicate().get(bytes);
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in);
      requireSize(reader.getWidth(0), reader.getHeight(0), number); // before it takes memory
      return rgb(reader.read(0).getRaster());
    } catch (IOException | RuntimeException e) { // the decoder throws of many kinds
      throw new RejectedRecordException(
          WRONG_FORMAT, "frame %d is no JPEG that can be read: %s".formatted(number, e));
    }
  }

  private void requireSize(int foundWidth, int foundHeight, int number)
      throws RejectedRecordException {
    if (foundWidth != width || foundHeight != height) {
      throw new RejectedRecordException(
          WRONG_SIZE,
          "JPEG frame %d is of %dx%d, the model takes %dx%d"
              .formatted(number, foundWidth, foundHeight, width, height));
    }
  }

  private ByteBuffer rgb(Raster raster) throws IOException {
    int bands = raster.getNumBands();
    if (bands != 1 && bands != 3) {
      throw new IOException("it has " + bands + " colours, not 1 or 3");
    }
    var rgb = ByteBuffer.allocate(width * height * 3);
    for (int y = 0; y < height; y++) {
      raster.getPixels(0, y, width, 1, row);
      for (int i = 0; i < width * bands; i++) {
        for (int copies = 3 / bands; copies > 0; copies--) {
          rgb.put((byte) row[i]);
        }
      }
    }
    return rgb.flip();
  }
}
