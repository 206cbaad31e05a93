package io.zoetrope.ingester.kafka;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gives cameras lanes. A camera that has one keeps it; a new one gets the lane with the fewest of
 * these cameras, and of such the one with the fewest of all that ever had a lane.
 */
final class LaneBook {
  private final int lanes;
  private final Map<String, Integer> known = new HashMap<>();

  /**
   * @param lanes that there are
   * @param known lanes of cameras, these and others; those that are not there any more count as
   *     none
   */
  LaneBook(int lanes, Map<String, Integer> known) {
    this.lanes = lanes;
    known.forEach(
        (camera, lane) -> {
          if (lane >= 0 && lane < lanes) {
            this.known.put(camera, lane);
          }
        });
  }

  /**
   * The lane of each of these cameras.
   *
   * @param cameras all that share the work
   */
  Map<String, Integer> assign(List<String> cameras) {
    Map<String, Integer> own = new HashMap<>();
    for (String camera : cameras) {
      if (known.containsKey(camera)) {
        own.put(camera, known.get(camera));
      }
    }
    for (String camera : cameras) {
      if (!own.containsKey(camera)) {
        int lane = emptiest(own);
        own.put(camera, lane);
        known.put(camera, lane);
      }
    }
    return own;
  }

  private int emptiest(Map<String, Integer> own) {
    int[] ofOwn = count(own);
    int[] ofAll = count(known);
    return IntStream.range(0, lanes)
        .boxed()
        .min(
            Comparator.<Integer>comparingInt(lane -> ofOwn[lane])
                .thenComparing(lane -> ofAll[lane]))
        .orElseThrow();
  }

  private int[] count(Map<String, Integer> cameras) {
    int[] counts = new int[lanes];
    cameras.values().forEach(lane -> counts[lane]++);
    return counts;
  }
}
