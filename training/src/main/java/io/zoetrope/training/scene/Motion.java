package io.zoetrope.training.scene;

/** The pose of an action over time. */
interface Motion {

  /** The pose this many seconds after the action began; any time from 0 on. */
  Pose at(double seconds);
}
