package io.zoetrope.job.source;

import io.zoetrope.job.time.SplitTime;
import io.zoetrope.operators.frame.FrameRecord;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Hands records on, each partition's through an output that marks what was done before. */
final class MarkingOutput implements ReaderOutput<FrameRecord> {
  private final ReaderOutput<FrameRecord> output;
  private final Function<String, RewindHistory> histories;
  private final Function<String, OffsetSequence> sequences;
  private final ToLongFunction<String> positions;
  private final Map<String, SplitTime> times;

  /**
   * @param histories by partition
   * @param sequences by partition
   * @param positions by partition: the first offset that was never worked on
   * @param times by partition; one that ends is taken out
   */
  MarkingOutput(
      ReaderOutput<FrameRecord> output,
      Function<String, RewindHistory> histories,
      Function<String, OffsetSequence> sequences,
      ToLongFunction<String> positions,
      Map<String, SplitTime> times) {
    this.output = output;
    this.histories = histories;
    this.sequences = sequences;
    this.positions = positions;
    this.times = times;
  }

  @Override
  public SourceOutput<FrameRecord> createOutputForSplit(String split) {
    return new PartitionOutput(
        output.createOutputForSplit(split),
        histories.apply(split),
        sequences.apply(split),
        positions.applyAsLong(split),
        times.get(split));
  }

  @Override
  public void releaseOutputForSplit(String split) {
    times.remove(split);
    output.releaseOutputForSplit(split);
  }

  @Override
  public void collect(FrameRecord record) {
    output.collect(record);
  }

  @Override
  public void collect(FrameRecord record, long timestamp) {
    output.collect(record, timestamp);
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

  private record PartitionOutput(
      SourceOutput<FrameRecord> output,
      RewindHistory history,
      OffsetSequence sequence,
      long position,
      SplitTime time)
      implements SourceOutput<FrameRecord> {

    @Override
    public void collect(FrameRecord record) {
      collect(record, record.logTime());
    }

    @Override
    public void collect(FrameRecord record, long timestamp) {
      sequence.saw(record);
      history.add(record.offset(), record.logTime(), Arrays.hashCode(record.key()));
      output.collect(record.offset() < position ? record.asRewound() : record, timestamp);
      time.read(record.offset(), record.logTime())
          .ifPresent(watermark -> output.emitWatermark(new Watermark(watermark)));
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
