package io.zoetrope.training.scene;

/** Where a figure is over time. */
interface Route {

  /** The place this many seconds after the route began; any time from 0 on. */
  Place at(double seconds);
}
