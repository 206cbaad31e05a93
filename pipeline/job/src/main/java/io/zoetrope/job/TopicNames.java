package io.zoetrope.job;

import io.zoetrope.schemas.Topics;

/** Topics the job reads from and writes to. */
public record TopicNames(
    String frames,
    String settings,
    String events,
    String scores,
    String features,
    String deadLetters) {
  public static final TopicNames DEFAULT =
      new TopicNames(
          Topics.FRAME_BATCHES,
          Topics.CAMERA_SETTINGS,
          Topics.ACTION_EVENTS,
          Topics.CLIP_SCORES,
          Topics.CLIP_FEATURES,
          Topics.DEAD_LETTERS);
}
