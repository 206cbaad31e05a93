package io.zoetrope.job.source;

import io.zoetrope.config.StartFrom;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions without a position begin, as offsets: what a position cannot be read at is read
 * from the earliest record on. The connector's own choices leave marks instead of offsets and have
 * an expired position go on at the end, past all that waits.
 */
final class StartOffsets implements OffsetsInitializer {
  private static final long serialVersionUID = 1L;

  private final StartFrom from;

  StartOffsets(StartFrom from) {
    this.from = from;
  }

  @Override
  public Map<TopicPartition, Long> getPartitionOffsets(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
    return switch (from) {
      case EARLIEST -> kafka.beginningOffsets(partitions);
      case LATEST -> kafka.endOffsets(partitions);
      case COMMITTED -> committedOrLatest(partitions, kafka);
    };
  }

  private static Map<TopicPartition, Long> committedOrLatest(
      Collection<TopicPartition> partitions, PartitionOffsetsRetriever kafka) {
    var offsets = new HashMap<>(kafka.endOffsets(partitions));
    offsets.putAll(kafka.committedOffsets(partitions));
    return offsets;
  }

  @Override
  public OffsetResetStrategy getAutoOffsetResetStrategy() {
    return OffsetResetStrategy.EARLIEST;
  }
}
