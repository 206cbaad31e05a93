package io.zoetrope.job.options;

import io.zoetrope.config.FlinkConfig;
import java.time.Duration;

/**
 * How often Flink makes a checkpoint. Each waits for the clips under way while no other begins, so
 * it must be rare against what these take; under exactly-once events appear with it, so it must not
 * be rarer than that.
 *
 * @param interval from the begin of one to the begin of the next, at least the pause
 * @param pause from the end of one to the begin of the next, at least
 * @param configured whether the interval is as the user wants it
 */
public record CheckpointPace(Duration interval, Duration pause, boolean configured) {
  /** Times what clips under way take: the device stands still for about a twentieth of it. */
  private static final int TIMES_DRAIN = 10;

  private static final Duration LONGEST = Duration.ofMinutes(1);

  /** Before anything is measured. */
  static CheckpointPace of(FlinkConfig config) {
    Duration interval = config.checkpointEvery();
    return new CheckpointPace(interval, interval.dividedBy(2), config.checkpointInterval() != null);
  }

  /**
   * The same on a device where the clips under way take so long. What is configured is made longer
   * only by the pause.
   */
  public CheckpointPace following(Duration drain) {
    Duration wanted = drain.multipliedBy(TIMES_DRAIN);
    Duration most = wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST;
    Duration least = longer(pause, most.dividedBy(2));
    return new CheckpointPace(
        configured ? longer(interval, least) : longer(interval, most), least, configured);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
