package io.zoetrope.video.follow;

import io.zoetrope.video.geometry.Region;
import java.util.List;

/**
 * What one view of a camera shows.
 *
 * @param zone all that it may show
 * @param follows whether it shows the part of the zone in which things move
 * @param unseen parts of the whole picture in which nothing counts as moving
 */
public record ViewedPart(Region zone, boolean follows, List<Region> unseen) {
  public ViewedPart {
    unseen = List.copyOf(unseen);
  }
}
