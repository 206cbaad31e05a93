package io.zoetrope.job.source;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Records that were wanted and are not in the log any more: {@code recordsExpired} counts all,
 * {@code recordsLost} those of them that were never worked on.
 */
final class GapMetrics {
  private final Counter expired;
  private final Counter lost;

  GapMetrics(MetricGroup group) {
    expired = group.counter("recordsExpired");
    lost = group.counter("recordsLost");
  }

  void gap(long records, long neverWorkedOn) {
    expired.inc(records);
    lost.inc(neverWorkedOn);
  }
}
