package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time is the time the broker appended a record: one camera's wrong clock makes no other
 * camera late. No partition is ever idle: where it ends, its source says how far its time has come;
 * where there is more to read, time stays behind what was read by the longest silence that frames
 * can still turn out to have bridged.
 */
public final class LogTime {
  private LogTime() {}

  /**
   * Of frames.
   *
   * @param patience log time that watermarks stay behind records, until the end of a partition
   */
  public static WatermarkStrategy<FrameRecord> watermarks(Duration patience) {
    return WatermarkStrategy.<FrameRecord>forBoundedOutOfOrderness(patience)
        .withTimestampAssigner((record, timestamp) -> record.logTime());
  }
}
