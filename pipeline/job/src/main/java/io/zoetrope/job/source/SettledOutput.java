package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Hands each record on as another makes it. */
record SettledOutput(ReaderOutput<FrameRecord> output, UnaryOperator<FrameRecord> settled)
    implements ReaderOutput<FrameRecord> {

  @Override
  public SourceOutput<FrameRecord> createOutputForSplit(String split) {
    return new OfSplit(output.createOutputForSplit(split), settled);
  }

  @Override
  public void releaseOutputForSplit(String split) {
    output.releaseOutputForSplit(split);
  }

  @Override
  public void collect(FrameRecord record) {
    output.collect(settled.apply(record));
  }

  @Override
  public void collect(FrameRecord record, long timestamp) {
    output.collect(settled.apply(record), timestamp);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    output.emitWatermark(watermark);
  }

  @Override
  public void markIdle() {
    output.markIdle();
  }

  @Override
  public void markActive() {
    output.markActive();
  }

  private record OfSplit(SourceOutput<FrameRecord> output, UnaryOperator<FrameRecord> settled)
      implements SourceOutput<FrameRecord> {

    @Override
    public void collect(FrameRecord record) {
      output.collect(settled.apply(record));
    }

    @Override
    public void collect(FrameRecord record, long timestamp) {
      output.collect(settled.apply(record), timestamp);
    }

    @Override
    public void emitWatermark(Watermark watermark) {
      output.emitWatermark(watermark);
    }

    @Override
    public void markIdle() {
      output.markIdle();
    }

    @Override
    public void markActive() {
      output.markActive();
    }
  }
}
