package io.zoetrope.job.source;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Tells readers where the log ends.
 *
 * @param byPartition by the names of splits
 */
record LogEnds(Map<String, LogEnd> byPartition) implements SourceEvent {
  LogEnds {
    byPartition = Map.copyOf(byPartition);
  }
}
