package io.zoetrope.training.scene;

/** A thing in a scene that is no figure. */
interface Prop {
  void paint(double seconds, Easel easel);
}
