package io.zoetrope.job;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where a job without a checkpoint begins to read the log. */
public enum StartFrom {
  EARLIEST,
  LATEST,
  /** After what an earlier run of the job committed; at the end where none did. */
  COMMITTED;

  OffsetsInitializer offsets() {
    return switch (this) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.LATEST);
    };
  }
}
