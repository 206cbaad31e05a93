package io.zoetrope.ingester.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.video.geometry.Size;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Painted pictures, ten a second, at invented times. */
class PictureWatchTest {
  private static final Size SIZE = new Size(64, 48);
  private static final long STEP = 100_000_000L;
  private static final long SECOND = 1_000_000_000L;

  private final PictureWatch watch = new PictureWatch();
  private final Random random = new Random(1);
  private long now = 5 * SECOND;

  @Test
  void aSharpPictureThatMovesIsNothingSpecial() {
    show(30, this::sharp);
    assertThat(watch.blurredNanos()).isLessThan(SECOND);
    assertThat(watch.coveredNanos()).isLessThan(SECOND);
    assertThat(watch.darkNanos()).isZero();
    assertThat(watch.sameNanos()).isZero();
  }

  @Test
  void aPictureThatLosesItsDetailIsBlurred() {
    show(30, this::sharp);
    show(10, () -> blurred(sharp(), 4));
    assertThat(watch.blurredNanos()).isGreaterThan(8 * SECOND);
    assertThat(watch.coveredNanos()).isLessThan(SECOND);
    show(1, this::sharp);
    assertThat(watch.blurredNanos()).isLessThan(SECOND);
  }

  @Test
  void aCameraThatNeverWasSharpIsNotBlurred() {
    show(40, () -> blurred(sharp(), 4));
    assertThat(watch.blurredNanos()).isLessThan(SECOND);
  }

  @Test
  void aPictureThatGrowsDarkerSlowlyIsNotBlurred() {
    show(30, this::sharp);
    for (int percent = 100; percent > 20; percent -= 2) {
      double light = percent / 100.0;
      show(30, () -> dimmed(sharp(), light));
      assertThat(watch.blurredNanos()).isLessThan(10 * SECOND);
    }
  }

  @Test
  void aCoveredLensShowsOneColour() {
    show(30, this::sharp);
    show(10, this::grey);
    assertThat(watch.coveredNanos()).isGreaterThan(8 * SECOND);
    assertThat(watch.darkNanos()).isZero();
    show(1, this::sharp);
    assertThat(watch.coveredNanos()).isLessThan(SECOND);
  }

  @Test
  void masksAreNeitherDetailNorCover() {
    show(30, () -> masked(sharp()));
    show(10, () -> masked(blurred(sharp(), 4)));
    assertThat(watch.blurredNanos()).isGreaterThan(8 * SECOND);
    assertThat(watch.coveredNanos()).isLessThan(SECOND);
    show(10, () -> masked(grey()));
    assertThat(watch.coveredNanos()).isGreaterThan(8 * SECOND);
  }

  @Test
  void picturesOfAnotherPartAreNotComparedWithThoseBefore() {
    show(30, this::sharp);
    watch.beginAnew();
    show(20, () -> blurred(sharp(), 4));
    assertThat(watch.blurredNanos()).isLessThan(SECOND);
  }

  @Test
  void theSamePictureAndABlackOneAreSeen() {
    byte[] one = sharp();
    show(3, () -> one);
    assertThat(watch.sameNanos()).isGreaterThan(2 * SECOND);
    show(3, () -> new byte[one.length]);
    assertThat(watch.darkNanos()).isGreaterThan(2 * SECOND);
  }

  private void show(int seconds, Supplier<byte[]> pictures) {
    for (int i = 0; i < seconds * 10; i++) {
      now += STEP;
      watch.see(pictures.get(), 0, SIZE, now);
    }
  }

  /** Bricks, each of another grey, with a sensor's noise. */
  private byte[] sharp() {
    byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % SIZE.width() / 4;
      int y = i / 3 / SIZE.width() / 4;
      rgb[i] = (byte) (60 + (x * 37 + y * 53) % 120 + random.nextInt(4));
    }
    return rgb;
  }

  private byte[] grey() {
    byte[] rgb = new byte[SIZE.width() * SIZE.height() * 3];
    Arrays.fill(rgb, (byte) 70);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] += (byte) random.nextInt(4);
    }
    return rgb;
  }

  /** Each pixel the mean of those around it. */
  private static byte[] blurred(byte[] rgb, int radius) {
    byte[] soft = new byte[rgb.length];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % SIZE.width();
      int y = i / 3 / SIZE.width();
      int sum = 0;
      int count = 0;
      for (int v = Math.max(0, y - radius); v <= Math.min(SIZE.height() - 1, y + radius); v++) {
        for (int u = Math.max(0, x - radius); u <= Math.min(SIZE.width() - 1, x + radius); u++) {
          sum += rgb[(v * SIZE.width() + u) * 3 + i % 3] & 0xff;
          count++;
        }
      }
      soft[i] = (byte) (sum / count);
    }
    return soft;
  }

  private static byte[] dimmed(byte[] rgb, double light) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (light * (rgb[i] & 0xff));
    }
    return rgb;
  }

  private static byte[] masked(byte[] rgb) {
    for (int row = 10; row < 30; row++) {
      Arrays.fill(rgb, (row * SIZE.width() + 5) * 3, (row * SIZE.width() + 30) * 3, (byte) 0);
    }
    return rgb;
  }
}
