package io.zoetrope.job;

import java.util.ArrayDeque;
import java.util.Deque;

/** The offsets of a partition's last records, a horizon of log time long. */
final class RewindHistory {
  private final Deque<Point> points = new ArrayDeque<>();
  private final long horizonMillis;

  RewindHistory(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  private record Point(long offset, long logTime) {}

  void add(long offset, long logTime) {
    points.add(new Point(offset, logTime));
    while (points.element().logTime < logTime - horizonMillis) {
      points.remove();
    }
  }

  /** Where to begin so that all of the horizon is read, at most {@code position}. */
  long startFor(long position) {
    return points.isEmpty() ? position : Math.min(position, points.element().offset);
  }
}
