package io.zoetrope.app.embedded;

import io.zoetrope.config.ZoetropeConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The frames in Kafka that the job has not processed yet, as of its last checkpoint. */
final class Backlog implements AutoCloseable {
  private final Admin admin;
  private final String group;
  private final String frames;

  Backlog(Map<String, String> client, ZoetropeConfig config) {
    admin = Admin.create(new HashMap<>(client));
    group = config.consumerGroup();
    frames = config.kafka().topics().frames();
  }

  /** Whether every record has been processed and the results are written. */
  boolean isEmpty() throws InterruptedException {
    try {
      return isDone(ends());
    } catch (ExecutionException e) {
      return false; // Kafka is away for a moment
    }
  }

  /**
   * Whether all records before these offsets have been processed and the results are written.
   *
   * @param ends by partition
   */
  boolean isDone(Map<TopicPartition, Long> ends) throws InterruptedException {
    try {
      var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                var position = committed.get(end.getKey());
                return end.getValue() <= (position == null ? 0 : position.offset());
              });
    } catch (ExecutionException e) {
      return false; // no group before the first checkpoint, or Kafka is away for a moment
    }
  }

  private Map<TopicPartition, Long> ends() throws InterruptedException, ExecutionException {
    var topic = admin.describeTopics(List.of(frames)).allTopicNames().get();
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    topic
        .get(frames)
        .partitions()
        .forEach(p -> latest.put(new TopicPartition(frames, p.partition()), OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin.listOffsets(latest).all().get().forEach((p, end) -> ends.put(p, end.offset()));
    return ends;
  }

  @Override
  public void close() {
    admin.close();
  }
}
