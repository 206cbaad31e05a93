package io.zoetrope.operators.inference.recognition;

import io.zoetrope.operators.clip.StreamMark;
import io.zoetrope.operators.frame.CameraKey;

/** A mark that waited for the clips before it. */
public record PassedMark(StreamMark mark) implements Recognition {
  @Override
  public CameraKey camera() {
    return mark.camera();
  }
}
