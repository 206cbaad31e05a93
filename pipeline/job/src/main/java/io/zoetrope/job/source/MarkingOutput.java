package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.util.Arrays;
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

  /**
   * @param histories by partition
   * @param sequences by partition
   * @param positions by partition: the first offset that was never worked on
   */
  MarkingOutput(
      ReaderOutput<FrameRecord> output,
      Function<String, RewindHistory> histories,
      Function<String, OffsetSequence> sequences,
      ToLongFunction<String> positions) {
    this.output = output;
    this.histories = histories;
    this.sequences = sequences;
    this.positions = positions;
  }

  @Override
  public SourceOutput<FrameRecord> createOutputForSplit(String split) {
    return new PartitionOutput(
        output.createOutputForSplit(split),
        histories.apply(split),
        sequences.apply(split),
        positions.applyAsLong(split));
  }

  @Override
  public void releaseOutputForSplit(String split) {
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
      long position)
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
