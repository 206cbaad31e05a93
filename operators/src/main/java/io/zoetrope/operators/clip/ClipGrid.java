package io.zoetrope.operators.clip;

import java.io.Serializable;
import java.math.BigInteger;
import java.time.Duration;

/**
 * When a model wants its frames: {@code frames} points a step apart, a clip ending at every {@code
 * hop}-th point. Points are multiples of the exact step since the epoch, so a replay from anywhere
 * cuts the same clips.
 *
 * @param stepNumerator step in microseconds, as a fraction
 * @param hop points from one clip's end to the next
 * @param maxGapMicros a longer time between two frames breaks the stream
 */
public record ClipGrid(
    int frames, long stepNumerator, long stepDenominator, int hop, long maxGapMicros)
    implements Serializable {
  private static final long SECOND = 1_000_000;
  private static final long MAX_DENOMINATOR = 1000; // times within the range frames are held to

  public ClipGrid {
    if (frames < 1 || hop < 1 || stepNumerator < 1 || maxGapMicros < 1) {
      throw new IllegalArgumentException(
          "a clip needs at least one frame, a hop and a step above zero, not frames=%d hop=%d step=%d/%d µs maximum gap=%d µs"
              .formatted(frames, hop, stepNumerator, stepDenominator, maxGapMicros));
    }
    if (stepDenominator < 1 || stepDenominator > MAX_DENOMINATOR) {
      throw new IllegalArgumentException(
          "step %d/%d µs: state the frame rate as a simpler fraction"
              .formatted(stepNumerator, stepDenominator));
    }
  }

  /**
   * @param fps frames a second the model was trained on, as a fraction
   * @param stride of these frames, every how many-th the model takes
   * @param hop time from clip to clip, rounded to whole steps
   */
  public static ClipGrid of(
      int frames,
      int stride,
      long fpsNumerator,
      long fpsDenominator,
      Duration hop,
      Duration maxGap) {
    var numerator =
        BigInteger.valueOf(stride * fpsDenominator).multiply(BigInteger.valueOf(SECOND));
    var denominator = BigInteger.valueOf(fpsNumerator);
    var common = numerator.gcd(denominator);
    long stepNumerator = numerator.divide(common).longValueExact();
    long stepDenominator = denominator.divide(common).longValueExact();
    double step = (double) stepNumerator / stepDenominator;
    int hopSteps = (int) Math.max(1, Math.round(micros(hop) / step));
    return new ClipGrid(frames, stepNumerator, stepDenominator, hopSteps, micros(maxGap));
  }

  long timeOf(long point) {
    return Math.floorDiv(point * stepNumerator, stepDenominator);
  }

  long firstAtOrAfter(long micros) {
    return -Math.floorDiv(-micros * stepDenominator, stepNumerator);
  }

  boolean endsClip(long point) {
    return Math.floorMod(point, hop) == 0;
  }

  public long stepMicros() {
    return stepNumerator / stepDenominator;
  }

  public long hopMicros() {
    return hop * stepNumerator / stepDenominator;
  }

  /** First to last point. */
  public long clipMicros() {
    return (frames - 1) * stepNumerator / stepDenominator;
  }

  /** How much of the log restores a window: whatever the last frames were, it converged by then. */
  public Duration horizon() {
    return Duration.ofNanos(2000 * (frames * stepNumerator / stepDenominator + maxGapMicros))
        .plusSeconds(1);
  }

  private static long micros(Duration duration) {
    return duration.toNanos() / 1000;
  }
}
