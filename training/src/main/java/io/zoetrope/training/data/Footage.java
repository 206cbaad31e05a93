package io.zoetrope.training.data;

import java.io.IOException;

/** Where a video's frames come from, before they are in the cache. */
public interface Footage {

  /** Identifies this video at this size and rate; its name in the cache. */
  String key();

  /**
   * Makes all frames.
   *
   * @throws IOException saying what is wrong with the video
   */
  void play(FrameSink sink) throws IOException;
}
