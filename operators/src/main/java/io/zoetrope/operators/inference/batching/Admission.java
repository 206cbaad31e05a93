package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import java.util.List;
import java.util.Optional;

/**
 * Which clips a device is asked for. Used by one thread at a time; all times are microseconds since
 * the epoch.
 */
interface Admission {
  /** Every clip. */
  Admission OF_ALL = new Admission() {};

  /** The step that gives up a clip that just came; none: it may wait for the device. */
  default Optional<ShedStep> refusal(Clip clip, DeviceLoad load, long now) {
    return Optional.empty();
  }

  /**
   * Whether a waiting clip's answer would come too late.
   *
   * @param answer when it would come
   */
  default boolean isStale(Clip clip, long answer) {
    return false;
  }

  /** What clips answered now are short of, by the names of {@link ShedStep}; empty: nothing. */
  default List<String> degradation(long now) {
    return List.of();
  }

  /** Steps in force; 0: none. */
  default int level() {
    return 0;
  }
}
