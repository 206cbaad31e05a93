package io.zoetrope.app.endurance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What can happen to a camera, to the way to it and to the process that reads it. */
enum Flap {
  /** Its server is gone, and back after a while. */
  SERVER_KILLED,
  /** Connections are closed and new ones refused for a while. */
  LINK_CLOSED,
  /** No byte passes for a while; connections stay. */
  LINK_FROZEN,
  /** It sends reports, but no pictures for a while. */
  SILENT,
  /** The connection ends amid a packet of a picture. */
  HALF_FRAME,
  /** It wants another password for a while. */
  WRONG_PASSWORD,
  /** Its path is gone for a while. */
  NOT_FOUND,
  /** It starts again with pictures of another size. */
  OTHER_SIZE,
  /** It starts again with another codec. */
  OTHER_CODEC,
  /** Its clock is set. */
  CLOCK_SET,
  /** The process that reads it, and others with it, is killed. */
  CHILD_KILLED;

  /**
   * So many, by chance, but each kind once where there are enough. Processes are killed now and
   * then only: a camera whose process ends again and again is set apart, as it should be.
   */
  static List<Flap> some(int count, Random random) {
    List<Flap> kinds = new ArrayList<>(List.of(values()));
    kinds.remove(CHILD_KILLED);
    List<Flap> flaps = new ArrayList<>(kinds);
    while (flaps.size() < count) {
      flaps.add(kinds.get(random.nextInt(kinds.size())));
    }
    Collections.shuffle(flaps, random);
    return flaps.subList(0, count);
  }

  /** Whether the connection ends for sure, so that another stream comes after it. */
  boolean breaks() {
    return this != LINK_FROZEN && this != SILENT && this != CLOCK_SET;
  }
}
