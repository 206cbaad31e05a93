package io.zoetrope.operators.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Time from the capture of a frame until something was made of it. That spans two clocks: where a
 * camera's is ahead of this machine's by more than that time, the difference is negative. Such a
 * one counts as zero, and in {@code NAMEClockAhead} as well.
 */
public final class CaptureLatency {
  private final DurationHistogram latency;
  private final Counter clockAhead;

  /**
   * @param name of the histogram, without unit
   */
  public CaptureLatency(MetricGroup group, String name) {
    latency = DurationHistogram.in(group, name);
    clockAhead = group.counter(name + "ClockAhead");
  }

  /**
   * @param captured microseconds since the epoch, as is {@code made}
   */
  public void add(long captured, long made) {
    if (made < captured) {
      clockAhead.inc();
    }
    latency.addMicros(Math.max(0, made - captured));
  }
}
