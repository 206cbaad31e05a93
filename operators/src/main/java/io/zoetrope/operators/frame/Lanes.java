package io.zoetrope.operators.frame;

import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Hashes that place lane after lane at the points of a van der Corput sequence in Flink's key
 * groups: powers of two fill each other evenly, other numbers within about one lane.
 */
public final class Lanes {
  /** The job's fixed maximum parallelism; a power of two. */
  public static final int KEY_GROUPS = 128;

  private static final int[] HASH_OF_GROUP = new int[KEY_GROUPS];

  static {
    for (int group = 0; group < KEY_GROUPS; group++) {
      HASH_OF_GROUP[group] = hashInto(group);
    }
  }

  private Lanes() {}

  static int hashOf(int lane) {
    int bits = Integer.numberOfTrailingZeros(KEY_GROUPS);
    int group = Integer.reverse(lane % KEY_GROUPS) >>> (Integer.SIZE - bits);
    return HASH_OF_GROUP[group];
  }

  private static int hashInto(int group) {
    int hash = 0;
    while (KeyGroupRangeAssignment.computeKeyGroupForKeyHash(hash, KEY_GROUPS) != group) {
      hash++;
    }
    return hash;
  }
}
