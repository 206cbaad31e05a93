package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One camera's newest frames on the grid. A point of the grid takes the frame nearest by capture
 * time, once the first frame at or after it is there; where that frame is more than an interval
 * away the one before is repeated. The same frames give the same clips, however they were batched.
 */
final class ClipWindow {
  private static final int REMEMBERED_STREAMS = 8;

  private final ClipMetrics metrics;
  private ClipGrid grid;
  private final Deque<HeldFrame> points = new ArrayDeque<>(); // of the newest `frames` grid points
  private final Deque<String> earlierStreams = new ArrayDeque<>();
  private String stream;
  private HeldFrame newest;
  private long newestNumber = -1;
  private int part;
  private long nextPoint;

  ClipWindow(ClipGrid grid, ClipMetrics metrics) {
    this.grid = grid;
    this.metrics = metrics;
  }

  /** From now on ends clips as this grid does, which has the same points. */
  void use(ClipGrid other) {
    grid = other;
  }

  /** Takes what a window makes of its frames. */
  interface Output {
    /**
     * A full window.
     *
     * @param frames one per grid point, oldest first
     * @param endPoint grid point of the last
     */
    void clip(List<Frame> frames, long endPoint);

    void cut();
  }

  /**
   * @param partShown which of its camera's picture the frame shows: no clip is made of two, but the
   *     stream goes on
   * @param counted false for a frame that was counted before a restore
   */
  void add(String streamId, int partShown, Frame frame, boolean counted, Output output) {
    if (earlierStreams.contains(streamId)) {
      discard(counted);
      return;
    }
    if (!streamId.equals(stream)) {
      begin(streamId, output);
    }
    if (frame.number() <= newestNumber) {
      discard(counted);
      return;
    }
    if (counted && newestNumber >= 0) {
      metrics.framesMissing(frame.number() - newestNumber - 1);
    }
    newestNumber = frame.number();
    if (partShown != part) {
      part = partShown;
      forget();
    }
    follow(frame, counted, output);
  }

  /** Frames came that may not be used: a window begins anew behind them. */
  void withhold(String streamId, List<Frame> frames, Output output) {
    if (frames.isEmpty() || earlierStreams.contains(streamId)) {
      return;
    }
    if (!streamId.equals(stream)) {
      begin(streamId, output);
    } else if (newest != null) {
      cut(output);
    }
    newestNumber = Math.max(newestNumber, frames.get(frames.size() - 1).number());
  }

  /** The stream is over; what still comes of it is late. */
  void end(String streamId) {
    if (streamId.equals(stream)) {
      forget();
      stream = null;
    }
    remember(streamId);
  }

  /** Discards every frame. */
  void forget() {
    while (!points.isEmpty()) {
      dropOldest();
    }
    if (newest != null) {
      newest.leave(metrics);
      newest = null;
    }
  }

  /** Forgets streams, too. */
  void beginAnew(Output output) {
    if (newest != null) {
      cut(output);
    }
    stream = null;
    newestNumber = -1;
    earlierStreams.clear();
  }

  private void begin(String streamId, Output output) {
    if (stream != null) {
      remember(stream);
      cut(output);
    }
    stream = streamId;
    newestNumber = -1;
  }

  private void remember(String streamId) {
    if (!earlierStreams.contains(streamId)) {
      earlierStreams.add(streamId);
    }
    if (earlierStreams.size() > REMEMBERED_STREAMS) {
      earlierStreams.remove();
    }
  }

  private void follow(Frame frame, boolean counted, Output output) {
    if (newest != null) {
      long step = frame.captureTime() - newest.frame.captureTime();
      if (step <= 0 && step >= -grid.maxGapMicros()) { // the clock was set back a little: wait
        discard(counted);
        return;
      }
      if (Math.abs(step) > grid.maxGapMicros()) {
        cut(output);
      }
    }
    if (counted) {
      metrics.frameIn();
    }
    advance(new HeldFrame(frame, counted), output);
  }

  private void cut(Output output) {
    forget();
    metrics.streamCut();
    output.cut();
  }

  private void advance(HeldFrame next, Output output) {
    HeldFrame before = newest;
    newest = next;
    if (before == null) {
      nextPoint = grid.firstAtOrAfter(next.frame.captureTime());
    }
    for (; grid.timeOf(nextPoint) <= next.frame.captureTime(); nextPoint++) {
      place(before != null && isNearer(before, next) ? before : next);
      if (grid.endsClip(nextPoint) && points.size() == grid.frames()) {
        output.clip(take(), nextPoint);
      }
    }
    if (before != null && points.peekLast() != before && !points.contains(before)) {
      before.leave(metrics);
    }
  }

  private boolean isNearer(HeldFrame before, HeldFrame next) {
    long point = grid.timeOf(nextPoint);
    long after = next.frame.captureTime() - point;
    return point - before.frame.captureTime() < after || after > grid.intervalMicros();
  }

  private void place(HeldFrame frame) {
    if (points.size() == grid.frames()) {
      dropOldest();
    }
    points.add(frame);
  }

  private void dropOldest() {
    HeldFrame oldest = points.remove();
    if (oldest != points.peek() && oldest != newest) {
      oldest.leave(metrics);
    }
  }

  private List<Frame> take() {
    var frames = new ArrayList<Frame>(points.size());
    for (HeldFrame point : points) {
      point.use();
      frames.add(point.frame);
    }
    return frames;
  }

  private void discard(boolean counted) {
    if (counted) {
      metrics.frameRepeated();
    }
  }
}
