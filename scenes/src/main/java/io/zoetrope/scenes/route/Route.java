package io.zoetrope.scenes.route;

/** Where a figure is over time. */
public interface Route {

  /** The place this many seconds after the route began; any time from 0 on. */
  Place at(double seconds);
}
