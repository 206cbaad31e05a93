package io.zoetrope.video.geometry;

/**
 * Thins a stream to a rate: of the frames around each due time it keeps the first that is nearer to
 * it than the next will be. A source that is hardly faster keeps all frames, however they jitter.
 */
final class FrameThinner {
  private static final double SECOND = 1e9;

  /** Share of the target period above which a source's interval counts as the target one. */
  private static final double SAME = 0.9;

  /** Share of a new interval in the mean: low, so that jitter does not pass for speed. */
  private static final double GAIN = 0.02;

  private final double period;
  private double interval;
  private double due = Double.NEGATIVE_INFINITY;
  private long last = Long.MIN_VALUE;

  /**
   * @param sourceRate frames a second as the source says, 0 where it does not
   */
  FrameThinner(FrameRate target, double sourceRate) {
    period = SECOND / target.value();
    interval = sourceRate > 0 ? SECOND / sourceRate : period;
  }

  /**
   * @param nanos the frame's time, ascending but for restarts
   */
  boolean keeps(long nanos) {
    learn(nanos);
    boolean outOfStep = nanos < due - 2 * period || nanos > due + period;
    if (interval > SAME * period || outOfStep) {
      due = nanos + period;
      return true;
    }
    if (nanos < due - interval / 2) {
      return false;
    }
    due += period;
    return true;
  }

  /** Follows the source's mean interval; a pause counts as two periods. */
  private void learn(long nanos) {
    double step = last == Long.MIN_VALUE ? interval : (double) nanos - last;
    last = nanos;
    if (step > 0) {
      interval += GAIN * (Math.min(step, 2 * period) - interval);
    }
  }
}
