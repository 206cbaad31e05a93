package io.zoetrope.ingester.batch;

import io.zoetrope.video.geometry.FrameGeometry;
import io.zoetrope.video.geometry.Size;
import java.util.zip.CRC32C;

/**
 * Sees whether a camera shows nothing: the same picture again and again, black, one colour, or one
 * that is much less sharp than this camera's pictures were.
 */
public final class PictureWatch {
  /** No byte of a black picture is brighter. */
  private static final int DARK = 24;

  /** Odd and no multiple of the channels, so that all of them are sampled. */
  private static final int STEP = 101;

  private static final int NEVER = Integer.MIN_VALUE;

  /** From look to look at how sharp pictures are. */
  private static final long LOOK_NANOS = 500_000_000L;

  /** Looks at a camera, after which it is known how sharp its pictures are. */
  private static final int LOOKS = 20;

  /** Variance of grey levels, below which a picture shows one colour. */
  private static final double ONE_COLOUR = 16;

  /** Share of the usual detail below which a picture is blurred. */
  private static final double BLURRED = 0.2;

  /** By how much one look changes what is usual: the light of day may halve it in minutes. */
  private static final double LEARNING = 0.02;

  private final CRC32C checksum = new CRC32C();
  private long lastSum = NEVER;
  private long sameSince;
  private long darkSince;
  private long coveredSince;
  private long blurredSince;
  private long nextLook;
  private double usualDetail;
  private int looks;
  private long now;

  /** The pictures that come next show something else. */
  public void beginAnew() {
    looks = 0;
  }

  /**
   * @param nanoTime of {@link System#nanoTime}
   */
  void see(byte[] bytes, int offset, Size size, long nanoTime) {
    int length = size.width() * size.height() * FrameGeometry.CHANNELS;
    boolean first = lastSum == NEVER;
    checksum.reset();
    checksum.update(bytes, offset, length);
    long sum = checksum.getValue();
    if (sum != lastSum) {
      sameSince = nanoTime;
    }
    if (first || !dark(bytes, offset, length)) {
      darkSince = nanoTime;
    }
    if (first || nanoTime >= nextLook) {
      nextLook = nanoTime + LOOK_NANOS;
      look(Sharpness.of(bytes, offset, size), first, nanoTime);
    }
    lastSum = sum;
    now = nanoTime;
  }

  private void look(Sharpness seen, boolean first, long nanoTime) {
    boolean covered = seen.contrast() < ONE_COLOUR;
    if (first || !covered) {
      coveredSince = nanoTime;
    }
    boolean blurred = looks >= LOOKS && seen.detail() < BLURRED * usualDetail;
    if (first || !blurred) {
      blurredSince = nanoTime;
    }
    if (!covered && !blurred) {
      looks = Math.min(looks + 1, LOOKS);
      double weight = looks < LOOKS ? 1.0 / looks : LEARNING;
      usualDetail += weight * (seen.detail() - usualDetail);
    }
  }

  /** How long the picture has been the same. */
  public long sameNanos() {
    return now - sameSince;
  }

  /** How long the picture has been black. */
  public long darkNanos() {
    return now - darkSince;
  }

  /** How long the picture has had one colour alone, black included. */
  public long coveredNanos() {
    return now - coveredSince;
  }

  /** How long the picture has been much less sharp than it was. */
  public long blurredNanos() {
    return now - blurredSince;
  }

  private static boolean dark(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i += STEP) {
      if ((bytes[i] & 0xff) > DARK) {
        return false;
      }
    }
    return true;
  }
}
