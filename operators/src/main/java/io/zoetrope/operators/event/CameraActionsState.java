package io.zoetrope.operators.event;

/** What Flink's state keeps of a camera: its actions, and when its last records came. */
final class CameraActionsState {
  final CameraActions actions;
  long lastLogTime; // milliseconds, of clips and heartbeats
  long lastClipLogTime; // milliseconds
  boolean watched; // a timer is set

  CameraActionsState(CameraActions actions) {
    this.actions = actions;
  }
}
