package io.zoetrope.job.source;

import io.zoetrope.job.time.LogWatch;
import io.zoetrope.operators.frame.FrameRecord;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * A Kafka source whose restored readers begin a horizon of log time before where they stopped, and
 * mark what they read again. So windows of frames need no place in checkpoints. Its enumerator
 * tells the readers where the log ends, by which they know how far a partition's time has come.
 *
 * <p>Restored from a savepoint that has no positions for it, it fails the job for good: that is
 * another job's, and everything would begin anew without a word.
 */
final class RewindingSource
    implements Source<FrameRecord, KafkaPartitionSplit, KafkaSourceEnumState>,
        ResultTypeQueryable<FrameRecord> {
  private static final long serialVersionUID = 1L;

  private final KafkaSource<FrameRecord> kafka;
  private final Duration horizon;
  private final Looks looks;
  private final String savepoint; // null: none

  /**
   * @param savepoint that the job begins from
   */
  RewindingSource(
      KafkaSource<FrameRecord> kafka, Duration horizon, Looks looks, Optional<String> savepoint) {
    this.kafka = kafka;
    this.horizon = horizon;
    this.looks = looks;
    this.savepoint = savepoint.orElse(null);
  }

  /**
   * Looks at where the topic ends.
   *
   * @param client properties of a client; may hold passwords, so they are never printed
   * @param every time from one to the next
   * @param grace after an outage of Kafka, for what cameras kept meanwhile to come
   */
  record Looks(Map<String, String> client, String topic, Duration every, Duration grace)
      implements Serializable {
    Looks {
      client = Map.copyOf(client);
    }

    LogWatch watch(boolean restored) {
      return new LogWatch(client, topic, every, grace, restored);
    }

    @Override
    public String toString() {
      return "Looks[%s, %s, %s]".formatted(topic, every, grace);
    }
  }

  @Override
  public SourceReader<FrameRecord, KafkaPartitionSplit> createReader(SourceReaderContext context)
      throws Exception {
    return new RewindingReader(kafka.createReader(context), horizon, context.metricGroup());
  }

  @Override
  public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
    return new RewoundSplitSerializer(kafka.getSplitSerializer());
  }

  @Override
  public Boundedness getBoundedness() {
    return kafka.getBoundedness();
  }

  @Override
  public TypeInformation<FrameRecord> getProducedType() {
    return kafka.getProducedType();
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context) {
    if (savepoint != null) {
      throw new SuppressRestartsException(
          new IllegalStateException(
              "savepoint %s has no position of this job in its topic of frames: start from one of this job, or without"
                  .formatted(savepoint)));
    }
    return watching(kafka.createEnumerator(context), context, false);
  }

  private SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> watching(
      SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> plain,
      SplitEnumeratorContext<KafkaPartitionSplit> context,
      boolean restored) {
    return new WatchingEnumerator(plain, context, looks.watch(restored), looks.every());
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    return watching(kafka.restoreEnumerator(context, state), context, true);
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }
}
