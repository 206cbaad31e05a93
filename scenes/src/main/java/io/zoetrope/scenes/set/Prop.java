package io.zoetrope.scenes.set;

import io.zoetrope.scenes.paint.Easel;

/** A thing in a scene that is no figure. */
public interface Prop {
  void paint(double seconds, Easel easel);
}
