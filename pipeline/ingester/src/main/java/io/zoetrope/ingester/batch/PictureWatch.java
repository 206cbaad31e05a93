package io.zoetrope.ingester.batch;

import java.util.zip.CRC32C;

/** Sees whether a camera shows nothing: the same picture again and again, or black. */
public final class PictureWatch {
  /** No byte of a black picture is brighter. */
  private static final int DARK = 24;

  /** Odd and no multiple of the channels, so that all of them are sampled. */
  private static final int STEP = 101;

  private static final int NEVER = Integer.MIN_VALUE;

  private final CRC32C checksum = new CRC32C();
  private long lastSum = NEVER;
  private long sameSince;
  private long darkSince;
  private long now;

  /**
   * @param nanoTime of {@link System#nanoTime}
   */
  void see(byte[] bytes, int offset, int length, long nanoTime) {
    checksum.reset();
    checksum.update(bytes, offset, length);
    long sum = checksum.getValue();
    if (sum != lastSum) {
      sameSince = nanoTime;
    }
    if (lastSum == NEVER || !dark(bytes, offset, length)) {
      darkSince = nanoTime;
    }
    lastSum = sum;
    now = nanoTime;
  }

  /** How long the picture has been the same. */
  public long sameNanos() {
    return now - sameSince;
  }

  /** How long the picture has been black. */
  public long darkNanos() {
    return now - darkSince;
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
