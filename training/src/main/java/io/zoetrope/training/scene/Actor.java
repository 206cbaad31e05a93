package io.zoetrope.training.scene;

/** A figure in a scene. */
record Actor(Body body, Outfit outfit, Timeline timeline) {

  Skeleton skeleton(double seconds) {
    Segment segment = timeline.at(seconds);
    return new Skeleton(body, segment.place(seconds), segment.pose(seconds));
  }

  Place place(double seconds) {
    return timeline.at(seconds).place(seconds);
  }
}
