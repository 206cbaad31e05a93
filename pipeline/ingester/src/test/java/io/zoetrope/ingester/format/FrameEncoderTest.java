package io.zoetrope.ingester.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.video.geometry.Size;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameEncoderTest {
  private static final Size ODD = new Size(63, 47);

  private final Random random = new Random(7);

  @Test
  void rgbStaysAsItIs() {
    byte[] rgb = picture(ODD, i -> random.nextInt(256));
    assertThat(encoded(PixelFormat.RGB24, ODD, rgb)).isEqualTo(rgb);
  }

  @Test
  void planesOfAnOddSizeHaveRoundedUpChroma() {
    assertThat(FrameEncoder.of(PixelFormat.I420, ODD).mostBytes())
        .isEqualTo(63 * 47 + 2 * 32 * 24)
        .isEqualTo(encoded(PixelFormat.I420, ODD, picture(ODD, i -> 9)).length);
  }

  @ParameterizedTest
  @CsvSource({
    "255, 255, 255, 235, 128, 128",
    "0, 0, 0, 16, 128, 128",
    "255, 0, 0, 81, 90, 240",
    "0, 255, 0, 145, 54, 34",
    "0, 0, 255, 41, 240, 110"
  })
  void coloursAreThoseOfBt601(int red, int green, int blue, int y, int u, int v) {
    byte[] planes =
        encoded(
            PixelFormat.I420, ODD, picture(ODD, i -> i % 3 == 0 ? red : i % 3 == 1 ? green : blue));
    int pixels = ODD.width() * ODD.height();
    int chroma = (planes.length - pixels) / 2;
    for (int i = 0; i < planes.length; i++) {
      int expected = i < pixels ? y : i < pixels + chroma ? u : v;
      assertThat(planes[i] & 0xff).as("byte %d", i).isEqualTo(expected);
    }
  }

  @Test
  void aPixelOfColourIsTheMeanOfFour() {
    var size = new Size(2, 2);
    byte[] mixed = {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0};
    byte[] mean = picture(size, i -> 64);
    for (int plane = 4; plane < 6; plane++) {
      assertThat(encoded(PixelFormat.I420, size, mixed)[plane])
          .isEqualTo(encoded(PixelFormat.I420, size, mean)[plane]);
    }
  }

  @Test
  void aJpegFileShowsThePicture() throws IOException {
    byte[] rgb = picture(ODD, i -> i % 3 == 0 ? 2 * (i / 3 % 63) : i % 3 == 1 ? 180 : 40);
    BufferedImage shown =
        ImageIO.read(new ByteArrayInputStream(encoded(PixelFormat.JPEG, ODD, rgb)));
    assertThat(new Size(shown.getWidth(), shown.getHeight())).isEqualTo(ODD);
    for (int pixel = 0; pixel < 63 * 47; pixel++) {
      var colour = new Color(shown.getRGB(pixel % 63, pixel / 63));
      assertThat(colour.getRed()).isBetween(2 * (pixel % 63) - 8, 2 * (pixel % 63) + 8);
      assertThat(colour.getGreen()).isBetween(172, 188);
      assertThat(colour.getBlue()).isBetween(32, 48);
    }
  }

  @ParameterizedTest
  @EnumSource(PixelFormat.class)
  void noPictureTakesMoreThanTheMost(PixelFormat format) {
    for (Size size : new Size[] {new Size(1, 1), new Size(8, 8), ODD, new Size(224, 224)}) {
      int most = FrameEncoder.of(format, size).mostBytes();
      IntUnaryOperator grey = i -> ((i / 3 * 0x9E3779B1) >>> 16) % 2 * 255;
      IntUnaryOperator bright = i -> random.nextInt(256);
      IntUnaryOperator extreme = i -> random.nextInt(2) * 255;
      int row = size.width() * 3;
      IntUnaryOperator blocks =
          i -> Integer.hashCode(((i / row / 2) * 7919 + i % row / 6) * 3 + i % 3) * 31 % 2 * 255;
      for (IntUnaryOperator noise : new IntUnaryOperator[] {grey, bright, extreme, blocks}) {
        assertThat(encoded(format, size, picture(size, noise)).length).isLessThanOrEqualTo(most);
      }
    }
  }

  private static byte[] picture(Size size, IntUnaryOperator channel) {
    byte[] rgb = new byte[size.width() * size.height() * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) channel.applyAsInt(i);
    }
    return rgb;
  }

  private static byte[] encoded(PixelFormat format, Size size, byte[] rgb) {
    FrameEncoder encoder = FrameEncoder.of(format, size);
    byte[] target = new byte[encoder.mostBytes() + 5];
    int length = encoder.encode(rgb, target, 5);
    return Arrays.copyOfRange(target, 5, 5 + length);
  }
}
