package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Event time is the time the broker appended a record: one camera's wrong clock makes no other
 * camera late.
 */
public final class LogTime {
  private static final Duration IDLE_AFTER = Duration.ofSeconds(5);
  private static final Duration DRIFT = Duration.ofSeconds(10);
  private static final Duration ALIGN_EVERY = Duration.ofMillis(200);

  private LogTime() {}

  public static WatermarkStrategy<FrameRecord> watermarks() {
    return WatermarkStrategy.<FrameRecord>forMonotonousTimestamps()
        .withTimestampAssigner((record, timestamp) -> record.logTime())
        .withIdleness(IDLE_AFTER)
        .withWatermarkAlignment("frames", DRIFT, ALIGN_EVERY);
  }
}
