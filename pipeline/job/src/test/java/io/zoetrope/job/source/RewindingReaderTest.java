package io.zoetrope.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.job.time.LogEnd;
import io.zoetrope.job.time.LogEnds;
import io.zoetrope.operators.frame.FrameRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition with a record each second, whose offset is its log time in seconds. */
class RewindingReaderTest {
  private static final TopicPartition PARTITION = new TopicPartition("frames", 0);

  private final List<String> seen = new ArrayList<>();
  private final Map<String, Counter> counters = new HashMap<>();
  private final MetricGroup group =
      new UnregisteredMetricsGroup() {
        @Override
        public Counter counter(String name) {
          return counters.computeIfAbsent(name, key -> new SimpleCounter());
        }
      };
  private long firstThere;

  @Test
  void aSnapshotBeginsAHorizonEarlierAndKnowsWhatWasDone() {
    var split = read(new KafkaPartitionSplit(PARTITION, 0), 10);
    assertThat(split.getStartingOffset()).isEqualTo(5); // the last record is of second 9
    assertThat(split.position()).isEqualTo(10);
  }

  @Test
  void aRestoredReaderMarksWhatWasDone() {
    read(throughBytes(read(new KafkaPartitionSplit(PARTITION, 0), 10)), 12);
    assertThat(seen).endsWith("5 again", "6 again", "7 again", "8 again", "9 again", "10", "11");
  }

  @Test
  void aSnapshotWhileRewindingKeepsThePosition() {
    var early = read(throughBytes(read(new KafkaPartitionSplit(PARTITION, 0), 10)), 7);
    assertThat(early.getStartingOffset()).isEqualTo(5);
    assertThat(early.position()).isEqualTo(10);

    seen.clear();
    read(throughBytes(early), 11);
    assertThat(seen).endsWith("8 again", "9 again", "10").startsWith("5 again");
  }

  @Test
  void aSplitThatNothingWasReadOfStaysAsItIs() {
    var reader = new RewindingReader(new Seconds(0), Duration.ofSeconds(4), group);
    var earliest = new KafkaPartitionSplit(PARTITION, KafkaPartitionSplit.EARLIEST_OFFSET);
    reader.addSplits(List.of(earliest));
    assertThat(reader.snapshotState(1)).containsExactly(earliest);
  }

  @Test
  void whatWasDeletedBeforeItWasReadIsCounted() {
    var restored = throughBytes(read(new KafkaPartitionSplit(PARTITION, 0), 10)); // from 5, at 10
    assertThat(count("recordsExpired")).isZero();
    firstThere = 8;
    read(restored, 12);
    assertThat(count("recordsExpired")).isEqualTo(3);
    assertThat(count("recordsLost")).isZero();

    firstThere = 14;
    read(restored, 16);
    assertThat(count("recordsExpired")).isEqualTo(3 + 9);
    assertThat(count("recordsLost")).isEqualTo(4);
  }

  @Test
  void whatIsDeletedWhileItIsReadIsCountedToo() {
    var metrics = new GapMetrics(group);
    var offsets = new OffsetSequence(KafkaPartitionSplit.EARLIEST_OFFSET, -1, metrics);
    for (long offset : List.of(40L, 41L, 42L, 50L)) {
      offsets.saw(new FrameRecord("frames", 0, offset, 0, null, null, false));
    }
    assertThat(count("recordsExpired")).isEqualTo(7);
    assertThat(count("recordsLost")).isEqualTo(7);
  }

  @Test
  void timeGoesOnOnceAllIsReadThatWasThereAtALook() throws Exception {
    var reader = new RewindingReader(new Seconds(3), Duration.ofSeconds(4), group);
    reader.addSplits(List.of(new KafkaPartitionSplit(PARTITION, 0)));
    reader.pollNext(new Recorder());
    seen.clear();
    reader.handleSourceEvents(ends(new LogEnd(0, 4, 3_000, 9_000)));
    assertThat(seen).isEmpty();
    reader.handleSourceEvents(ends(new LogEnd(3, 3, LogEnd.UNKNOWN, 60_000)));
    assertThat(seen).containsExactly("time 59999");
  }

  private static LogEnds ends(LogEnd end) {
    return new LogEnds(Map.of(PARTITION.toString(), end));
  }

  private long count(String counter) {
    return counters.containsKey(counter) ? counters.get(counter).getCount() : 0;
  }

  private RewoundSplit read(KafkaPartitionSplit split, long until) {
    try {
      var reader = new RewindingReader(new Seconds(until), Duration.ofSeconds(4), group);
      reader.addSplits(List.of(split));
      reader.pollNext(new Recorder());
      return (RewoundSplit) reader.snapshotState(1).get(0);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static KafkaPartitionSplit throughBytes(KafkaPartitionSplit split) {
    try {
      var serializer = new RewoundSplitSerializer(new KafkaPartitionSplitSerializer());
      return serializer.deserialize(serializer.getVersion(), serializer.serialize(split));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads from where a split starts up to an offset. */
  private final class Seconds implements SourceReader<FrameRecord, KafkaPartitionSplit> {
    private final long until;
    private KafkaPartitionSplit split;

    Seconds(long until) {
      this.until = until;
    }

    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
      split = splits.get(0);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FrameRecord> output) {
      var to = output.createOutputForSplit(split.splitId());
      long start = Math.max(split.getStartingOffset(), firstThere);
      for (long offset = start; offset < until; offset++) {
        to.collect(
            new FrameRecord("frames", 0, offset, offset * 1000, null, null, false), offset * 1000);
      }
      split = new KafkaPartitionSplit(PARTITION, until);
      return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpoint) {
      return List.of(split);
    }

    @Override
    public void start() {}

    @Override
    public CompletableFuture<Void> isAvailable() {
      return new CompletableFuture<>();
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
  }

  private final class Recorder implements ReaderOutput<FrameRecord> {
    @Override
    public void collect(FrameRecord record, long timestamp) {
      seen.add(record.offset() + (record.rewound() ? " again" : ""));
    }

    @Override
    public SourceOutput<FrameRecord> createOutputForSplit(String split) {
      return this;
    }

    @Override
    public void collect(FrameRecord record) {
      collect(record, 0);
    }

    @Override
    public void releaseOutputForSplit(String split) {}

    @Override
    public void emitWatermark(Watermark watermark) {
      seen.add("time " + watermark.getTimestamp());
    }

    @Override
    public void markIdle() {}

    @Override
    public void markActive() {}
  }
}
