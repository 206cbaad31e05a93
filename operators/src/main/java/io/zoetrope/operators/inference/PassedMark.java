package io.zoetrope.operators.inference;

import io.zoetrope.operators.clip.CameraKey;
import io.zoetrope.operators.clip.StreamMark;

/** A mark that waited for the clips before it. */
public record PassedMark(StreamMark mark) implements Recognition {
  @Override
  public CameraKey camera() {
    return mark.camera();
  }
}
