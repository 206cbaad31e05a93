package io.zoetrope.operators.inference.batching;

import java.time.Duration;

/**
 * Failed attempts at loading a model, in a row. What they come of may be over in a moment, such as
 * a folder that is not mounted yet or memory that another process is about to free; what lasts for
 * several attempts and a while is not.
 */
record LoadFailures(int count, long firstNanos, long lastNanos) {
  static final LoadFailures NONE = new LoadFailures(0, 0, 0);

  private static final int SEVERAL = 5;
  private static final long WHILE = Duration.ofMinutes(1).toNanos();

  /** Between two of which one had nothing to do with the other. */
  private static final long FORGOTTEN = Duration.ofMinutes(10).toNanos();

  /**
   * @param now as {@link System#nanoTime} counts
   */
  LoadFailures another(long now) {
    boolean isFirst = count == 0 || now - lastNanos > FORGOTTEN;
    return isFirst ? new LoadFailures(1, now, now) : new LoadFailures(count + 1, firstNanos, now);
  }

  boolean last(long now) {
    return count >= SEVERAL && now - firstNanos >= WHILE;
  }
}
