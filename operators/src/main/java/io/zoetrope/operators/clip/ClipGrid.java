package io.zoetrope.operators.clip;

import io.zoetrope.zoo.pack.GridInterval;
import io.zoetrope.zoo.pack.ModelCard;
import java.io.Serializable;
import java.time.Duration;

/**
 * The times of the frames a model expects: {@code frames} points an interval apart, a clip ending
 * at every {@code hop}-th point. Points are counted from the epoch, so a replay from anywhere cuts
 * the same clips.
 *
 * @param hop points from one clip's end to the next
 * @param maxGapMicros a longer time between two frames breaks the stream
 */
public record ClipGrid(int frames, GridInterval interval, int hop, long maxGapMicros)
    implements Serializable {
  /** Intervals between two frames one of which is missing, and half of one for jitter. */
  private static final double ONE_MISSING = 2.5;

  public ClipGrid {
    if (frames < 1 || hop < 1 || maxGapMicros < 1) {
      throw new IllegalArgumentException(
          "a clip needs a frame, a hop and a gap above zero, not frames=%d hop=%d maximum gap=%d µs"
              .formatted(frames, hop, maxGapMicros));
    }
  }

  /**
   * The grid of a model's clips.
   *
   * @param hop time from clip to clip, rounded to whole intervals
   * @param maxGap the longest gap that is bridged; one missing frame always is, also where frames
   *     are seconds apart
   */
  public static ClipGrid of(ModelCard.Clip clip, Duration hop, Duration maxGap) {
    GridInterval interval = clip.interval();
    long oneMissing = Math.round(ONE_MISSING * interval.seconds() * 1e6);
    long gap = Math.max(maxGap.toNanos() / 1000, oneMissing);
    return new ClipGrid(clip.frames(), interval, hopPoints(interval, hop), gap);
  }

  long timeOf(long point) {
    return interval.point(point);
  }

  long firstAtOrAfter(long micros) {
    return interval.lastIndexAt(micros - 1) + 1;
  }

  boolean endsClip(long point) {
    return Math.floorMod(point, hop) == 0;
  }

  /** The same points, a clip ending as often as that, rounded to whole intervals. */
  ClipGrid withHop(Duration other) {
    return new ClipGrid(frames, interval, hopPoints(interval, other), maxGapMicros);
  }

  private static int hopPoints(GridInterval interval, Duration hop) {
    return (int) Math.max(1, Math.round(hop.toNanos() / 1e9 / interval.seconds()));
  }

  /** Of a point that ends a clip: hops since the epoch. */
  long hopNumber(long point) {
    return Math.floorDiv(point, hop);
  }

  long intervalMicros() {
    return interval.point(1);
  }

  public long hopMicros() {
    return interval.point(hop);
  }

  /**
   * How much of the log refills a window after a restore: long enough to forget whatever came
   * before it.
   */
  public Duration horizon() {
    return Duration.ofNanos(2000 * (interval.point(frames) + maxGapMicros)).plusSeconds(1);
  }
}
