package io.zoetrope.job.source;

import java.util.HashMap;
import java.util.Map;

/**
 * A clock that no clock can mislead: it counts a partition's records, and is never ahead of the
 * time in which they were filmed. No camera sends more than 120 records a second, not even with a
 * single frame in each.
 */
final class RecordClock {
  private static final long TURN_MILLIS = 250;
  private static final int RECORDS_OF_A_TURN = 30;
  private static final int MORE_THAN_ALL_CAMERAS = 10_000; // keys of other senders, each another

  private final Map<Integer, Integer> turn = new HashMap<>(); // records of each camera
  private long millis;

  void count(int camera) {
    int records = turn.merge(camera, 1, Integer::sum);
    if (records == RECORDS_OF_A_TURN || turn.size() == MORE_THAN_ALL_CAMERAS) {
      turn.clear();
      millis += TURN_MILLIS;
    }
  }

  long millis() {
    return millis;
  }
}
