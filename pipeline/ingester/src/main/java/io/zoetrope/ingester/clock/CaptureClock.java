package io.zoetrope.ingester.clock;

import io.zoetrope.schemas.TimestampSource;
import java.util.OptionalLong;

/**
 * Times the frames of one connection: by the camera's own clock once it says, by their arrival
 * before and where the camera's clock is absurd.
 */
public final class CaptureClock {
  /** A camera's clock further from this host's is not believed. */
  private static final long ABSURD_MICROS = 3_600_000_000L;

  /** A clock that jumps further begins a new stream; less is its usual correction. */
  private static final long JUMP_MICROS = 500_000;

  private final boolean live;
  private TimestampSource source;
  private long anchor;
  private long cameraAhead;
  private boolean absurd;
  private boolean stepped;
  private long last = Long.MIN_VALUE;

  private CaptureClock(TimestampSource source, long anchor) {
    this.live = source != TimestampSource.FILE;
    this.source = source;
    this.anchor = anchor;
  }

  /**
   * @param anchor this host's time at which the pipeline began to run, microseconds since the epoch
   */
  public static CaptureClock ofCamera(long anchor) {
    return new CaptureClock(TimestampSource.ARRIVAL, anchor);
  }

  /**
   * @param opened this host's time at which the file was opened, microseconds since the epoch
   */
  public static CaptureClock ofFile(long opened) {
    return new CaptureClock(TimestampSource.FILE, opened);
  }

  TimestampSource source() {
    return source;
  }

  /** Whether the camera sends a time that is not believed. */
  public boolean absurd() {
    return absurd;
  }

  /** To be called now and then: this host's clock may have been set. */
  public void anchor(long now) {
    if (live && Math.abs(now - anchor) > JUMP_MICROS) {
      anchor = now;
      stepped = source == TimestampSource.ARRIVAL;
    }
  }

  /**
   * @param runningMicros at which the frame is due, since the pipeline began to run
   * @param cameraMicros the camera's own time, where it came with the frame
   */
  public CaptureTime of(long runningMicros, OptionalLong cameraMicros) {
    long arrival = anchor + runningMicros;
    boolean newClock = cameraMicros.isPresent() && follow(cameraMicros.getAsLong() - arrival);
    long time = source == TimestampSource.NTP ? arrival + cameraAhead : arrival;
    return ascending(time, newClock);
  }

  /** Takes over the camera's clock; true where that is a change. */
  private boolean follow(long ahead) {
    absurd = Math.abs(ahead) > ABSURD_MICROS;
    if (absurd) {
      return false;
    }
    boolean first = source != TimestampSource.NTP;
    boolean jumped = !first && Math.abs(ahead - cameraAhead) > JUMP_MICROS;
    source = TimestampSource.NTP;
    cameraAhead = ahead;
    return first || jumped;
  }

  private CaptureTime ascending(long time, boolean newClock) {
    boolean first = last == Long.MIN_VALUE;
    boolean restarts = !first && (newClock || stepped || time < last - JUMP_MICROS);
    last = first || restarts ? time : Math.max(time, last + 1);
    stepped = false;
    return new CaptureTime(last, source, restarts);
  }
}
