package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import java.io.IOException;
import java.time.Duration;
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
 * mark what they read again. So windows of frames need no place in checkpoints.
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
  private final String savepoint; // null: none

  /**
   * @param savepoint that the job begins from
   */
  RewindingSource(KafkaSource<FrameRecord> kafka, Duration horizon, Optional<String> savepoint) {
    this.kafka = kafka;
    this.horizon = horizon;
    this.savepoint = savepoint.orElse(null);
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
    return kafka.createEnumerator(context);
  }

  @Override
  public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
      SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
      throws IOException {
    return kafka.restoreEnumerator(context, state);
  }

  @Override
  public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
    return kafka.getEnumeratorCheckpointSerializer();
  }
}
