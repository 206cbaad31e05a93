package io.zoetrope.job.source;

import io.zoetrope.job.time.LogEnd;
import io.zoetrope.job.time.LogEnds;
import io.zoetrope.job.time.SplitTime;
import io.zoetrope.operators.frame.FrameRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.MetricGroup;

/**
 * Reads as the connector does; remembers where windows begin, marks what was done before, and emits
 * a partition's time where it ends.
 */
final class RewindingReader implements SourceReader<FrameRecord, KafkaPartitionSplit> {
  private final SourceReader<FrameRecord, KafkaPartitionSplit> plain;
  private final long horizonMillis;
  private final Map<String, RewindHistory> histories = new HashMap<>();
  private final Map<String, Long> positions = new HashMap<>();
  private final Map<String, OffsetSequence> sequences = new HashMap<>();
  private final Map<String, SplitTime> times = new HashMap<>();
  private final GapMetrics metrics;
  private ReaderOutput<FrameRecord> output; // null before the first poll
  private boolean idle;
  private int looks;

  RewindingReader(
      SourceReader<FrameRecord, KafkaPartitionSplit> plain, Duration horizon, MetricGroup group) {
    this.plain = plain;
    horizonMillis = horizon.toMillis();
    metrics = new GapMetrics(group);
  }

  @Override
  public void addSplits(List<KafkaPartitionSplit> splits) {
    for (var split : splits) {
      if (split instanceof RewoundSplit rewound) {
        positions.put(split.splitId(), rewound.position());
      }
      sequences.put(split.splitId(), sequenceOf(split));
      times.put(split.splitId(), new SplitTime(split.getStartingOffset()));
    }
    if (idle && !splits.isEmpty()) {
      idle = false;
      output.markActive();
    }
    plain.addSplits(splits);
  }

  private OffsetSequence sequenceOf(KafkaPartitionSplit split) {
    long wanted = split.getStartingOffset(); // negative: a marker
    return new OffsetSequence(wanted, positions.getOrDefault(split.splitId(), wanted), metrics);
  }

  @Override
  public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
    var splits = new ArrayList<KafkaPartitionSplit>();
    for (var split : plain.snapshotState(checkpoint)) {
      splits.add(rewind(split));
    }
    return splits;
  }

  /** As long as a reader is still rewinding, its position is where it was restored to. */
  private KafkaPartitionSplit rewind(KafkaPartitionSplit split) {
    long next = split.getStartingOffset();
    if (next < 0) {
      return split; // a marker for "earliest" and the like: nothing was read yet
    }
    long position = Math.max(next, positions.getOrDefault(split.splitId(), next));
    return new RewoundSplit(split, historyOf(split.splitId()).startFor(next), position);
  }

  @Override
  public InputStatus pollNext(ReaderOutput<FrameRecord> to) throws Exception {
    output = to;
    return plain.pollNext(
        new MarkingOutput(
            to,
            this::historyOf,
            sequences::get,
            split -> positions.getOrDefault(split, 0L),
            times));
  }

  private RewindHistory historyOf(String split) {
    return histories.computeIfAbsent(split, name -> new RewindHistory(horizonMillis));
  }

  @Override
  public void start() {
    plain.start();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return plain.isAvailable();
  }

  @Override
  public void notifyNoMoreSplits() {
    plain.notifyNoMoreSplits();
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (event instanceof LogEnds ends) {
      idleWithoutPartitions();
      times.forEach((split, time) -> see(split, time, ends.byPartition().get(split)));
    } else {
      plain.handleSourceEvents(event);
    }
  }

  /**
   * Else a subtask more than there are partitions would hold up the time of all. After a second
   * look the partitions have been dealt out.
   */
  private void idleWithoutPartitions() {
    looks++;
    if (times.isEmpty() && looks > 1 && output != null && !idle) {
      idle = true;
      output.markIdle();
    }
  }

  private void see(String split, SplitTime time, LogEnd end) {
    if (end != null && output != null) {
      time.see(end)
          .ifPresent(
              watermark ->
                  output.createOutputForSplit(split).emitWatermark(new Watermark(watermark)));
    }
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    plain.notifyCheckpointComplete(checkpoint);
  }

  @Override
  public void notifyCheckpointAborted(long checkpoint) throws Exception {
    plain.notifyCheckpointAborted(checkpoint);
  }

  @Override
  public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
    plain.pauseOrResumeSplits(toPause, toResume);
  }

  @Override
  public void close() throws Exception {
    plain.close();
  }
}
