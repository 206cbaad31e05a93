package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The offsets of a partition, which follow each other: where one is missing, its record was deleted
 * before it was read. Markers of transactions leave gaps, too; the ingester has none.
 */
final class OffsetSequence {
  private static final Logger LOG = LoggerFactory.getLogger(OffsetSequence.class);

  private final GapMetrics metrics;
  private final long position;
  private long wanted;

  /**
   * @param wanted the first offset; negative: whatever comes first
   * @param position first offset that was never worked on
   */
  OffsetSequence(long wanted, long position, GapMetrics metrics) {
    this.wanted = wanted;
    this.position = position;
    this.metrics = metrics;
  }

  void saw(FrameRecord record) {
    if (wanted >= 0 && record.offset() > wanted) {
      tell(record);
    }
    wanted = record.offset() + 1;
  }

  private void tell(FrameRecord found) {
    long gone = found.offset() - wanted;
    long lost = Math.max(0, found.offset() - Math.max(wanted, position));
    metrics.gap(gone, lost);
    LOG.warn(
        "{}-{}: offset {} was wanted, the next there is {}: {} records were deleted before they"
            + " were read, {} of them never worked on. Keep frames longer (retention.ms,"
            + " retention.bytes), or make the job faster",
        found.topic(),
        found.partition(),
        wanted,
        found.offset(),
        gone,
        lost);
  }
}
