package io.zoetrope.ingester;

/**
 * One camera of an ingester.
 *
 * @param lane its place among the cameras, which decides over its partition
 */
record Camera(CameraOptions options, int lane, CameraCounters counters) {
  Camera(CameraOptions options, int lane) {
    this(options, lane, new CameraCounters());
  }

  String id() {
    return options.id();
  }

  /** Whether it waits for the log rather than losing frames. */
  boolean waits() {
    return options.isFile() && options.playback() == Playback.FAST;
  }
}
