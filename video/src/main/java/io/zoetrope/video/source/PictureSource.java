package io.zoetrope.video.source;

import io.zoetrope.video.gst.FramePipeline;
import io.zoetrope.video.gst.SourceRule;

/**
 * Something that gives pictures, connection after connection or file after file. Used by one
 * thread; prints neither address nor password.
 */
public interface PictureSource {
  /**
   * A pipeline that is not playing yet; address and password are properties of it, never text.
   *
   * @param crops whether the rule has a border
   * @throws IllegalStateException naming what this machine or the source lacks, and what to do
   */
  FramePipeline open(SourceRule rule, boolean crops);

  /** Whether its pictures are of now, and its end is a loss; else they were recorded. */
  default boolean live() {
    return true;
  }

  /** What is opened now, without user and password; path and query may hold other secrets. */
  String address();

  /**
   * Goes on after the end of what was open.
   *
   * @param failed whether it ended by an error
   * @return whether there is anything to open again; a camera is tried for ever
   */
  default boolean goesOn(boolean failed) {
    return true;
  }
}
