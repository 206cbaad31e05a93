package io.zoetrope.job.time;

import java.io.Serializable;

/**
 * What a partition held when it was asked.
 *
 * @param start offset of its first record
 * @param end offset after its last record that can be read
 * @param newest latest log time in it, milliseconds; {@link #UNKNOWN}: it has no record
 * @param time log time, milliseconds, that no record appended since is before; {@link #UNKNOWN}: no
 *     partition has a record
 */
public record LogEnd(long start, long end, long newest, long time) implements Serializable {
  public static final long UNKNOWN = Long.MIN_VALUE;

  boolean isTimed() {
    return time != UNKNOWN;
  }
}
