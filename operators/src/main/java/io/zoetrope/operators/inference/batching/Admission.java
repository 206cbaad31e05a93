package io.zoetrope.operators.inference.batching;

import io.zoetrope.operators.clip.Clip;
import java.util.List;
import java.util.Optional;

/**
 * Which clips are admitted to a device. Used by one thread at a time; all times are microseconds
 * since the epoch.
 */
interface Admission {
  /** Every clip. */
  Admission OF_ALL = new Admission() {};

  /** The step by which a clip that just came is shed; empty: it is admitted. */
  default Optional<ShedStep> refusal(Clip clip, DeviceLoad load, long now) {
    return Optional.empty();
  }

  /**
   * Whether a waiting clip would be scored too late.
   *
   * @param scored when it would be scored
   */
  default boolean isStale(Clip clip, long scored) {
    return false;
  }

  /** The steps that degrade clips scored now, by the names of {@link ShedStep}; empty: none. */
  default List<String> degradation(long now) {
    return List.of();
  }

  /** How far this machine's clock was found ahead of the log's. */
  default long clockDifference() {
    return 0;
  }

  /** Steps in force; 0: none. */
  default int level() {
    return 0;
  }
}
