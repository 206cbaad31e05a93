package io.zoetrope.operators.clip;

/**
 * Counts frames by outcome. At any moment: frames in = frames in clips + frames expired + frames
 * held in windows. Repeated frames are discarded before they are in; frames read again after a
 * restore are not counted at all.
 */
interface ClipMetrics {
  ClipMetrics NOOP = new ClipMetrics() {};

  /** A frame came into a window. */
  default void frameIn() {}

  /** A frame left its window after it was part of a clip. */
  default void frameInClip() {}

  /** A frame left its window without having been part of a clip. */
  default void frameExpired() {}

  /** A frame came twice, late, from an earlier stream or a little before the one before it. */
  default void frameRepeated() {}

  /** Frame numbers were skipped: they were lost before this job saw them. */
  default void framesMissing(long count) {}

  /** Frames were left aside, since the settings of their camera cannot be read. */
  default void framesWithheld(long count) {}

  /** A clip went on to the model. */
  default void clipMade() {}

  /** A gap, a clock jump or a new connection emptied a window. */
  default void streamCut() {}

  /** A record went to the dead letters. */
  default void deadLetter() {}
}
