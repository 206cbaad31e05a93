package io.zoetrope.operators.event;

/** A camera's track in Flink's state, and when it was last heard of. */
final class TrackedCamera {
  final CameraTrack track;
  long lastLogTime; // milliseconds, of clips and heartbeats
  long lastClipLogTime; // milliseconds
  long lastHeard; // milliseconds of processing time
  boolean watched; // timers are set

  TrackedCamera(CameraTrack track) {
    this.track = track;
  }
}
