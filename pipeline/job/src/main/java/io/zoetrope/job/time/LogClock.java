package io.zoetrope.job.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The least that brokers' clocks show, by partition: a record of log time t that was there at some
 * moment says that its broker's clock showed t or more then, and it has gone on since. The clock of
 * this machine only measures durations, so it may be as wrong as it likes.
 *
 * <p>Time stands still while nobody can look, and for a while after: what cameras filmed while the
 * broker was away comes a moment after it is back.
 */
final class LogClock {
  /** What brokers' clocks may be apart. */
  static final long APART_MILLIS = 10_000;

  private static final long UNSEEN_MILLIS = 2_000;
  private static final int MOST_GRACES = 6; // one after the other; then time goes on all the same

  private final long everyMillis;
  private final long graceMillis;
  private final Map<String, Long> ahead = new HashMap<>(); // of this machine's clock, at least
  private long lastLook = Long.MIN_VALUE;
  private final boolean restored;
  private long stoodAt = LogEnd.UNKNOWN; // the look that time has come to
  private long graceEnd = Long.MIN_VALUE;
  private int graces;

  /**
   * @param every time between two looks, as planned
   * @param grace after an outage
   * @param restored whether the job goes on: nobody looked while it was down
   */
  LogClock(Duration every, Duration grace, boolean restored) {
    this.restored = restored;
    everyMillis = every.toMillis();
    graceMillis = grace.toMillis();
  }

  /**
   * @param asked when the log was asked, milliseconds of a clock that is never set
   * @param answered when it had answered
   * @param newest latest log time in partitions that have records
   */
  void look(long asked, long answered, Map<String, Long> newest) {
    newest.forEach((partition, time) -> ahead.merge(partition, time - answered, Math::max));
    if (wasBlind(asked) && graces < MOST_GRACES) {
      graces++;
      graceEnd = asked + graceMillis;
    }
    if (asked >= graceEnd) {
      stoodAt = asked;
      graces = 0;
    }
    lastLook = asked;
  }

  private boolean wasBlind(long asked) {
    return lastLook == Long.MIN_VALUE ? restored : asked - lastLook > everyMillis + UNSEEN_MILLIS;
  }

  /**
   * Log time, milliseconds, that no record appended to the partition after the last look is before;
   * {@link LogEnd#UNKNOWN} while nothing is known of it.
   */
  long timeOf(String partition) {
    if (ahead.isEmpty() || stoodAt == LogEnd.UNKNOWN) {
      return LogEnd.UNKNOWN;
    }
    long latest = ahead.values().stream().mapToLong(Long::longValue).max().orElseThrow();
    long others = latest - APART_MILLIS;
    return stoodAt + Math.max(ahead.getOrDefault(partition, others), others);
  }
}
