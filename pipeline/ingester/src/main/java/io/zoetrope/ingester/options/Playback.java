package io.zoetrope.ingester.options;

/** How a file is played. */
public enum Playback {
  /** Once, at its own speed, as a camera would show it. */
  REAL_TIME,
  /** Again and again at its own speed; each round is a stream of its own. */
  LOOP,
  /** Once, as fast as frames are taken; capture times run ahead of the clock. */
  FAST
}
