package io.zoetrope.job.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Offsets of a partition's last records, a horizon long. A silence counts as what heartbeats would
 * leave of it: frames of an outage come at once at its end, and their windows begin before it.
 *
 * <p>Time is the log's, of which only what went forward counts. Where the log's clock stands still
 * or was set back, {@link RecordClock} bounds how far this reaches.
 */
final class RewindHistory {
  private static final long LONGEST_SILENCE_MILLIS = 1000;
  private static final long POINTS = 256; // of each clock; records between two points count as one

  private final Deque<Point> points = new ArrayDeque<>();
  private final RecordClock records = new RecordClock();
  private final long horizonMillis;
  private final long spacingMillis;
  private long lastLogTime = -1; // none
  private long highestLogTime = -1;
  private long clock; // log time without what is too long of silences

  RewindHistory(long horizonMillis) {
    this.horizonMillis = horizonMillis;
    spacingMillis = Math.max(1, horizonMillis / POINTS);
  }

  private record Point(long offset, long clock, long recordMillis) {}

  /**
   * @param camera a number that it has in common with few others
   */
  void add(long offset, long logTime, int camera) {
    clock += step(logTime);
    records.count(camera);
    if (points.isEmpty() || age(points.getLast()) >= spacingMillis) {
      points.add(new Point(offset, clock, records.millis()));
      dropOld();
    }
  }

  /** How far the log's time went on; of two clocks that take turns, what the later one did. */
  private long step(long logTime) {
    if (lastLogTime < 0) {
      lastLogTime = logTime;
      highestLogTime = logTime;
      return 0;
    }
    boolean jumps = logTime - lastLogTime > LONGEST_SILENCE_MILLIS;
    long step = logTime - (jumps ? highestLogTime : lastLogTime);
    lastLogTime = logTime;
    highestLogTime = Math.max(highestLogTime, logTime);
    return Math.max(0, Math.min(step, LONGEST_SILENCE_MILLIS));
  }

  /** Keeps one point that is as old as the horizon. */
  private void dropOld() {
    Point oldest = points.remove();
    while (!points.isEmpty() && age(points.element()) >= horizonMillis) {
      oldest = points.remove();
    }
    points.addFirst(oldest);
  }

  private long age(Point point) {
    return Math.max(clock - point.clock, records.millis() - point.recordMillis);
  }

  /** Where to begin so that all of the horizon is read, at most {@code position}. */
  long startFor(long position) {
    return points.isEmpty() ? position : Math.min(position, points.element().offset);
  }

  int points() {
    return points.size();
  }
}
