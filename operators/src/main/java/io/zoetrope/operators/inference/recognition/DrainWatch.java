package io.zoetrope.operators.inference.recognition;

import java.time.Duration;
import java.util.Optional;

/**
 * Finds that checkpoints keep a device from its work: each waits for the clips under way, while no
 * other begins. How long that takes may not have been known when the job was made. Times are as
 * {@link System#nanoTime} counts.
 */
final class DrainWatch {
  private static final double MOST = 0.1; // of the time
  private static final int TIMES_DRAIN = 10;
  private static final int SEVERAL = 3;
  private static final long LOOK_AFTER = Duration.ofMinutes(5).toNanos();

  private long begin;
  private long took;
  private int drains;
  private boolean reported;

  DrainWatch(long now) {
    begin = now;
  }

  /** What to change, where that is news, now that the clips under way were waited for. */
  Optional<String> drained(long from, long now) {
    took += now - from;
    drains++;
    if (now - begin < LOOK_AFTER || drains < SEVERAL) {
      return Optional.empty();
    }
    double share = (double) took / (now - begin);
    boolean news = share > MOST && !reported;
    reported = share > MOST;
    var advice = news ? Optional.of(advice(share)) : Optional.<String>empty();
    begin = now;
    took = 0;
    drains = 0;
    return advice;
  }

  private String advice(double share) {
    double seconds = took / 1e9 / drains;
    return "checkpoints keep the device from its work for %d %% of the time: each waits %.1f s for the clips under way. Set flink.checkpoint-interval to %ds or more"
        .formatted(Math.round(100 * share), seconds, (long) Math.ceil(TIMES_DRAIN * seconds));
  }
}
