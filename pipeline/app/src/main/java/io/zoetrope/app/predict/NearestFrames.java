package io.zoetrope.app.predict;

import io.zoetrope.ingester.VideoFrame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Keeps, of frames that pass once, those nearest to some times; the earlier of two as near. */
final class NearestFrames {
  private final long[] wanted;
  private final Map<Long, VideoFrame> found = new HashMap<>();
  private VideoFrame newest;

  /**
   * @param clips wanted times, in any order
   */
  NearestFrames(long[][] clips) {
    wanted = Arrays.stream(clips).flatMapToLong(Arrays::stream).distinct().sorted().toArray();
  }

  /** Frames come in the order of their times. */
  void pass(VideoFrame frame) {
    while (newest != null && pending() && isNearer(newest, frame, wanted[found.size()])) {
      settle();
    }
    newest = frame;
  }

  /** The frame for every wanted time, once all frames have passed. */
  Map<Long, VideoFrame> finish() {
    while (pending()) {
      settle();
    }
    return found;
  }

  private boolean pending() {
    return found.size() < wanted.length;
  }

  private void settle() {
    found.put(wanted[found.size()], newest);
  }

  private static boolean isNearer(VideoFrame earlier, VideoFrame later, long time) {
    return time - earlier.timeMicros() <= later.timeMicros() - time;
  }
}
