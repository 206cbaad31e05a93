package io.zoetrope.scenes.script;

import io.zoetrope.scenes.figure.Body;
import io.zoetrope.scenes.figure.Outfit;
import io.zoetrope.scenes.figure.Skeleton;
import io.zoetrope.scenes.route.Place;

/** A figure in a scene. */
public record Actor(Body body, Outfit outfit, Timeline timeline) {

  public Skeleton skeleton(double seconds) {
    Segment segment = timeline.at(seconds);
    return new Skeleton(body, segment.place(seconds), segment.pose(seconds));
  }

  Place place(double seconds) {
    return timeline.at(seconds).place(seconds);
  }
}
