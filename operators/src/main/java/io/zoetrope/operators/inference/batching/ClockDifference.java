package io.zoetrope.operators.inference.batching;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far this machine's clock is ahead of the log's, by what clips show. Frames from the future
 * prove a difference at once. Frames that come late may be a backlog; but a backlog gets shorter
 * while its clips are shed, or longer where not even that helps: lateness that stays the same is
 * the clocks'. Times are microseconds.
 */
final class ClockDifference {
  private static final Logger LOG = LoggerFactory.getLogger(ClockDifference.class);
  private static final int STEADY = 10; // part of a window by which a steady lateness may change

  private final long toleratedMicros; // behind; ahead of it clips are only shed later
  private final long windowMicros; // the freshness
  private long micros;
  private long windowEnd = Long.MIN_VALUE;
  private long least; // lateness in this window beyond the difference
  private long leastBefore; // in the window before; negative: none
  private long reported;

  /**
   * @param freshness that clips are held to
   */
  ClockDifference(long freshness) {
    toleratedMicros = freshness / 4;
    windowMicros = freshness;
  }

  /**
   * Takes a clip into account.
   *
   * @return whether clips looked older until now than they are
   */
  boolean saw(long logged, long now) {
    long before = micros;
    take(now - logged - micros, now);
    return micros > before;
  }

  private void take(long late, long now) {
    if (late < 0) {
      set(micros + late);
      begin(now, -1);
    } else if (windowEnd == Long.MIN_VALUE) {
      begin(now, -1);
    }
    least = Math.min(least, Math.max(0, late));
    if (now >= windowEnd) {
      end(now);
    }
  }

  private void end(long now) {
    boolean steady = leastBefore >= 0 && Math.abs(least - leastBefore) < windowMicros / STEADY;
    if (least > toleratedMicros && steady) {
      set(micros + least);
      begin(now, -1);
    } else {
      begin(now, least);
    }
  }

  private void begin(long now, long before) {
    windowEnd = now + windowMicros;
    leastBefore = before;
    least = Long.MAX_VALUE;
  }

  private void set(long difference) {
    boolean tolerated = difference >= -windowMicros && difference <= toleratedMicros;
    micros = tolerated ? 0 : difference;
    if (Math.abs(micros - reported) > toleratedMicros) {
      reported = micros;
      LOG.warn(
          "Frames bear times {} s {} this machine's clock, and that does not change: the broker's"
              + " clock is taken to be off by so much. Set both clocks by NTP; until then the"
              + " freshness of clips is guessed",
          Math.abs(micros) / 1e6,
          micros > 0 ? "behind" : "ahead of");
    }
  }

  /** Ahead of the log's; negative: behind it. */
  long micros() {
    return micros;
  }
}
