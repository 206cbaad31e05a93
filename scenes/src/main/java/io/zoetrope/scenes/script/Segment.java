package io.zoetrope.scenes.script;

import io.zoetrope.scenes.figure.Pose;
import io.zoetrope.scenes.motion.Blend;
import io.zoetrope.scenes.motion.Motion;
import io.zoetrope.scenes.route.Place;

/**
 * A part of a timeline with one action.
 *
 * @param index how many segments come before
 * @param start seconds since the scene began, inclusive
 * @param end exclusive
 * @param motion the performance's motion, entered smoothly from the segment before
 */
record Segment(
    int index, Action action, double start, double end, Performance performance, Motion motion) {

  static Segment first(Action action, double end, Performance performance) {
    return new Segment(0, action, 0, end, performance, performance.motion());
  }

  /** The segment that goes on from here. */
  Segment then(Action nextAction, double seconds, Performance next) {
    Motion entered = new Blend(performance.motion(), end - start, next.motion());
    return new Segment(index + 1, nextAction, end, end + seconds, next, entered);
  }

  Pose pose(double seconds) {
    return motion.at(seconds - start);
  }

  Place place(double seconds) {
    return performance.route().at(seconds - start);
  }

  TimedLabel label() {
    return new TimedLabel(action, start, end);
  }
}
