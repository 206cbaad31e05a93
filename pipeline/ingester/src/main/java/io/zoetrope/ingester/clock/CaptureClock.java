package io.zoetrope.ingester.clock;

import io.zoetrope.schemas.TimestampSource;
import java.util.OptionalLong;

/**
 * Times the frames of one connection: by the camera's own clock once it says, by their arrival
 * before and where the camera's clock is not believed.
 */
public final class CaptureClock {
  private final boolean live;
  private final CameraClock camera = new CameraClock();
  private TimestampSource source;
  private long anchor;
  private long cameraAhead;
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

  /** What is wrong with the camera's clock and what to do, or nothing. */
  public String problem() {
    return camera.problem();
  }

  /** To be called now and then: this host's clock may have been set, which no camera's time is. */
  public void anchor(long now) {
    long step = now - anchor;
    if (live && Math.abs(step) > CameraClock.JUMP_MICROS) {
      anchor = now;
      cameraAhead -= step;
      camera.hostStepped(step);
      stepped = source == TimestampSource.ARRIVAL;
    }
  }

  /**
   * @param runningMicros at which the frame is due, since the pipeline began to run
   * @param cameraMicros the camera's own time, where it came with the frame
   */
  public CaptureTime of(long runningMicros, OptionalLong cameraMicros) {
    long arrival = anchor + runningMicros;
    boolean newClock =
        cameraMicros.isPresent() && follow(cameraMicros.getAsLong() - arrival, runningMicros);
    long time = source == TimestampSource.NTP ? arrival + cameraAhead : arrival;
    return ascending(time, newClock);
  }

  /** Takes over the camera's clock, or leaves it; true where that is a change. */
  private boolean follow(long ahead, long runningMicros) {
    boolean jumped = camera.says(ahead, runningMicros);
    boolean was = source == TimestampSource.NTP;
    boolean is = camera.believed();
    source = is ? TimestampSource.NTP : TimestampSource.ARRIVAL;
    cameraAhead = ahead;
    return was != is || (is && jumped);
  }

  private CaptureTime ascending(long time, boolean newClock) {
    boolean first = last == Long.MIN_VALUE;
    boolean restarts = !first && (newClock || stepped || time < last - CameraClock.JUMP_MICROS);
    last = first || restarts ? time : Math.max(time, last + 1);
    stepped = false;
    return new CaptureTime(last, source, restarts);
  }
}
