package io.zoetrope.job.time;

import java.util.OptionalLong;

/**
 * How far a partition's time has come, judged by offsets alone: once everything is read that was
 * there at a look, no record from before that look is still to come. How long the reading took does
 * not matter.
 */
public final class SplitTime {
  private long next;
  private long lastLogTime = LogEnd.UNKNOWN;
  private LogEnd awaited; // the oldest look whose end was not reached; null: none
  private LogEnd newest; // the last look, where it is a later one
  private LogEnd reached; // null: none, or a record came since
  private long behind; // milliseconds that the broker's clock is behind what was expected of it

  /**
   * @param next first offset that will be read; negative: the first there is
   */
  public SplitTime(long next) {
    this.next = next;
  }

  /** A record was handed on; returns the watermark that may follow it. */
  public OptionalLong read(long offset, long logTime) {
    if (reached != null && offset >= reached.end()) { // appended after that look
      behind = Math.max(0, reached.time() - logTime);
      reached = null;
    }
    next = offset + 1;
    lastLogTime = logTime;
    return advance();
  }

  /** A look was taken; returns the watermark that may be emitted. */
  public OptionalLong see(LogEnd end) {
    if (awaited == null) {
      awaited = end;
    } else {
      newest = end;
    }
    return advance();
  }

  private OptionalLong advance() {
    LogEnd last = takeReached();
    if (last == null || !last.isTimed()) {
      return OptionalLong.empty();
    }
    reached = last;
    return OptionalLong.of(last.time() - Math.max(behind, setBack(last)) - 1);
  }

  /** The later look says more, and it may know better what can be read. */
  private LogEnd takeReached() {
    LogEnd taken = null;
    if (newest != null && isRead(newest)) {
      taken = newest;
      awaited = null;
      newest = null;
    } else if (awaited != null && isRead(awaited)) {
      taken = awaited;
      awaited = newest;
      newest = null;
    }
    return taken;
  }

  /**
   * How far the last record is before an earlier one: by so much its broker's clock was set back.
   */
  private long setBack(LogEnd last) {
    boolean known = next == last.end() && lastLogTime != LogEnd.UNKNOWN;
    return known && last.newest() != LogEnd.UNKNOWN ? last.newest() - lastLogTime : 0;
  }

  private boolean isRead(LogEnd end) {
    return Math.max(next, end.start()) >= end.end();
  }
}
