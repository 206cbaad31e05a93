package io.zoetrope.job.time;

import java.util.Map;
import org.apache.flink.api.connector.source.SourceEvent;

/**
 * Tells readers where the log ends.
 *
 * @param byPartition by the names of splits
 */
public record LogEnds(Map<String, LogEnd> byPartition) implements SourceEvent {
  public LogEnds {
    byPartition = Map.copyOf(byPartition);
  }
}
