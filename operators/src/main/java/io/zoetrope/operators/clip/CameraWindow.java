package io.zoetrope.operators.clip;

/** A camera's window, its settings, and when its records last came, in log time (milliseconds). */
final class CameraWindow {
  final ClipWindow frames;
  final SettingsInForce settings = new SettingsInForce();
  private long lastLogTime = Long.MIN_VALUE;

  CameraWindow(ClipWindow frames) {
    this.frames = frames;
  }

  void sawRecordAt(long logTime) {
    lastLogTime = Math.max(lastLogTime, logTime);
  }

  long lastLogTime() {
    return lastLogTime;
  }
}
