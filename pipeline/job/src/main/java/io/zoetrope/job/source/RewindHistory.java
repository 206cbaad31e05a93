package io.zoetrope.job.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The offsets of a partition's last records, a horizon of log time long. A silence counts as what
 * heartbeats would leave of it: frames of an outage come at once at its end, and their windows
 * begin before it.
 */
final class RewindHistory {
  private static final long LONGEST_SILENCE_MILLIS = 1000;

  private final Deque<Point> points = new ArrayDeque<>();
  private final long horizonMillis;
  private long lastLogTime = Long.MIN_VALUE;
  private long clock; // log time without what is too long of silences

  RewindHistory(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  private record Point(long offset, long clock) {}

  void add(long offset, long logTime) {
    if (lastLogTime != Long.MIN_VALUE) {
      clock += Math.min(logTime - lastLogTime, LONGEST_SILENCE_MILLIS);
    }
    lastLogTime = logTime;
    points.add(new Point(offset, clock));
    while (points.element().clock < clock - horizonMillis) {
      points.remove();
    }
  }

  /** Where to begin so that all of the horizon is read, at most {@code position}. */
  long startFor(long position) {
    return points.isEmpty() ? position : Math.min(position, points.element().offset);
  }
}
