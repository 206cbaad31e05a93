package io.zoetrope.operators.clip;

import io.zoetrope.operators.frame.Frame;

/** A frame in a window, and whether a clip has had it yet. */
final class HeldFrame {
  final Frame frame;
  private boolean counted;
  private boolean used;

  HeldFrame(Frame frame, boolean counted) {
    this.frame = frame;
    this.counted = counted;
  }

  void use() {
    used = true;
  }

  /** Counts the outcome of the frame, once. */
  void leave(ClipMetrics metrics) {
    if (!counted) {
      return;
    }
    counted = false;
    if (used) {
      metrics.frameInClip();
    } else {
      metrics.frameExpired();
    }
  }
}
