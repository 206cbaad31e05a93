package io.zoetrope.video.gst;

/**
 * Does not believe times that stand still: where a picture has none, or that of the one before, it
 * has another time that is known, or else comes one frame's duration later. A time that went back
 * is a new beginning.
 */
final class FrameTimes {
  /** {@code GST_CLOCK_TIME_NONE}, and any time that no file has. */
  private static final long NONE = -1;

  private long told = NONE;
  private long last = NONE;
  private volatile boolean lost;

  /**
   * The time of the next picture.
   *
   * @param nanos as the source has it, negative where it has none
   * @param otherNanos from before the decoder, or of arrival; negative where nobody knows
   * @param durationNanos of a frame, 0 where nobody says
   */
  long of(long nanos, long otherNanos, long durationNanos) {
    boolean backwards = nanos >= 0 && nanos < told;
    boolean stands = nanos < 0 || nanos == told || !backwards && nanos <= last;
    if (nanos >= 0) {
      told = nanos;
    }
    last = stands ? standing(Math.max(nanos, otherNanos), durationNanos) : nanos;
    return last;
  }

  private long standing(long nanos, long durationNanos) {
    if (last < 0 || nanos > last) {
      return Math.max(0, nanos);
    }
    lost |= durationNanos <= 0;
    return last + Math.max(1, durationNanos);
  }

  /** Whether times stood still and no duration said how to go on. */
  boolean lost() {
    return lost;
  }
}
