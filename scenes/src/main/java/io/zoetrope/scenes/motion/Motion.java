package io.zoetrope.scenes.motion;

import io.zoetrope.scenes.figure.Pose;

/** The pose of an action over time. */
public interface Motion {

  /** The pose this many seconds after the action began; any time from 0 on. */
  Pose at(double seconds);
}
