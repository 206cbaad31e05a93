package io.zoetrope.operators.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.operators.testkit.TinyModel;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Frames of one colour in every format: what comes out is that colour, or near it. */
class FramePixelsTest {
  private static final int SIDE = TinyModel.SIDE;
  private static final int LOSS = 4;

  private final FramePixels pixels = new FramePixels(SIDE, SIDE);
  private final FrameBatch batch =
      new TestCamera("door").batch(List.of(TestCamera.EPOCH, TestCamera.EPOCH + 1));

  @Test
  void jpegFilesBecomeRgb() throws Exception {
    byte[] red = jpeg(Color.RED, BufferedImage.TYPE_3BYTE_BGR, SIDE);
    byte[] blue = jpeg(new Color(10, 20, 200), BufferedImage.TYPE_3BYTE_BGR, SIDE);
    fill(red, blue);
    var frames = pixels.of(batch);
    assertColour(frames.get(0), 255, 0, 0);
    assertColour(frames.get(1), 10, 20, 200);
  }

  @Test
  void greyJpegFilesBecomeGreyRgb() throws Exception {
    byte[] grey = jpeg(Color.WHITE, BufferedImage.TYPE_BYTE_GRAY, SIDE);
    fill(grey, grey);
    assertColour(pixels.of(batch).get(1), 255, 255, 255);
  }

  @Test
  void aJpegFileOfAnotherSizeIsRefusedByNumber() throws Exception {
    fill(
        jpeg(Color.RED, BufferedImage.TYPE_3BYTE_BGR, SIDE),
        jpeg(Color.RED, BufferedImage.TYPE_3BYTE_BGR, 2 * SIDE));
    assertThatThrownBy(() -> pixels.of(batch))
        .isInstanceOf(RejectedRecordException.class)
        .hasMessage("JPEG frame 1 is of 16x16, the model takes 8x8");
  }

  @Test
  void aJpegFileTakesNotMuchMoreMemoryThanItsPixels() throws Exception {
    int side = 224;
    byte[] file = jpeg(Color.RED, BufferedImage.TYPE_3BYTE_BGR, side);
    fill(file, file);
    var large = new FramePixels(side, side);
    for (int i = 0; i < 20; i++) {
      large.of(batch); // loads classes
    }
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 20; i++) {
      large.of(batch);
    }
    long bytesAFrame = (threads.getCurrentThreadAllocatedBytes() - before) / 40;
    assertThat(bytesAFrame).isLessThan(4L * side * side * 3); // an int a sample alone is as much
  }

  @Test
  void jpegFilesKeepTheirPicture() throws Exception {
    var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < SIDE * SIDE; i++) {
      picture.setRGB(i % SIDE, i / SIDE, new Color(3 * i, 255 - 3 * i, 4 * (i / SIDE)).getRGB());
    }
    byte[] file = jpeg(picture);
    fill(file, file);
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(file));
    ByteBuffer frame = pixels.of(batch).get(1);
    for (int i = 0; i < SIDE * SIDE; i++) {
      int rgb = expected.getRGB(i % SIDE, i / SIDE);
      assertThat(
              new Color(
                  frame.get(3 * i) & 0xff,
                  frame.get(3 * i + 1) & 0xff,
                  frame.get(3 * i + 2) & 0xff))
          .isEqualTo(new Color(rgb));
    }
  }

  @Test
  void planesBecomeRgb() throws Exception {
    batch.setPixelFormat(PixelFormat.I420);
    var planes = ByteBuffer.allocate(2 * SIDE * SIDE * 3 / 2);
    putPlanes(planes, 81, 90, 240); // red, in the limited range of BT.601
    putPlanes(planes, 235, 128, 128); // white
    batch.setFrames(planes.flip());
    var frames = pixels.of(batch);
    assertColour(frames.get(0), 255, 0, 0);
    assertColour(frames.get(1), 255, 255, 255);
  }

  @Test
  void planesOfAnOddSizeHaveRoundedUpChroma() {
    assertThat(I420.bytes(3, 5)).isEqualTo(15 + 2 * 6);
    var frame = ByteBuffer.allocate(27);
    for (int i = 0; i < 27; i++) {
      frame.put((byte) (i < 15 ? 126 : 128));
    }
    var rgb = I420.toRgb(frame.flip(), 3, 5);
    assertThat(rgb.remaining()).isEqualTo(45);
    assertColour(rgb, 128, 128, 128);
  }

  private static void putPlanes(ByteBuffer planes, int y, int u, int v) {
    for (int i = 0; i < SIDE * SIDE; i++) {
      planes.put((byte) y);
    }
    for (int i = 0; i < SIDE * SIDE / 4; i++) {
      planes.put((byte) u);
    }
    for (int i = 0; i < SIDE * SIDE / 4; i++) {
      planes.put((byte) v);
    }
  }

  private void fill(byte[] first, byte[] second) {
    batch.setPixelFormat(PixelFormat.JPEG);
    batch.setFrameSizes(List.of(first.length, second.length));
    batch.setFrames(
        ByteBuffer.allocate(first.length + second.length).put(first).put(second).flip());
  }

  private static byte[] jpeg(Color colour, int type, int side) throws IOException {
    var image = new BufferedImage(side, side, type);
    var graphics = image.createGraphics();
    graphics.setColor(colour);
    graphics.fillRect(0, 0, side, side);
    graphics.dispose();
    return jpeg(image);
  }

  private static byte[] jpeg(BufferedImage image) throws IOException {
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    return out.toByteArray();
  }

  private static void assertColour(ByteBuffer frame, int... colour) {
    assertThat(frame.remaining() % 3).isZero();
    for (int i = 0; i < frame.remaining(); i++) {
      assertThat(frame.get(frame.position() + i) & 0xff)
          .isBetween(colour[i % 3] - LOSS, colour[i % 3] + LOSS);
    }
  }
}
