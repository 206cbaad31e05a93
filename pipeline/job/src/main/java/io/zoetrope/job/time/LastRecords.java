package io.zoetrope.job.time;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Finds the last record of a partition that has come to its end: ends of transactions have offsets,
 * too, but are nothing that a reader could ever have read. For one thread at a time.
 */
final class LastRecords implements AutoCloseable {
  private static final long SETTLED_MILLIS = 5_000;
  private static final long PATIENCE_MILLIS = 1_000;
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Object> settings;
  private final Map<TopicPartition, Tail> tails = new HashMap<>();
  private KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param client properties of a client
   */
  LastRecords(Map<String, String> client) {
    settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
  }

  /**
   * @param since when this end was first seen, milliseconds
   * @param readable offset after the last record; negative: not yet known
   */
  private record Tail(long end, long since, long readable) {}

  /**
   * Offset after the last record; as long as records come, the end of the partition.
   *
   * @param start of the partition
   * @param end of the partition
   * @param now milliseconds of a clock that is never set
   */
  long end(TopicPartition partition, long start, long end, long now) {
    var tail = tails.get(partition);
    if (tail == null || tail.end != end) {
      tail = new Tail(end, now, start == end ? end : -1);
    } else if (tail.readable < 0 && now - tail.since > SETTLED_MILLIS) {
      tail = new Tail(end, now, find(partition, start, end));
    }
    tails.put(partition, tail);
    return tail.readable < 0 ? end : tail.readable;
  }

  private long find(TopicPartition partition, long start, long end) {
    long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    long found = -1;
    for (long back = 1; found < 0 && System.nanoTime() < deadline; back *= 2) {
      long from = Math.max(start, end - back);
      found = lastFrom(partition, from, end, deadline);
      if (found < 0 && from == start && consumer.position(partition) >= end) {
        return start; // not a single one
      }
    }
    return found < 0 ? -1 : found + 1;
  }

  private long lastFrom(TopicPartition partition, long from, long end, long deadline) {
    var reader = consumer();
    reader.assign(List.of(partition));
    reader.seek(partition, from);
    long last = -1;
    while (reader.position(partition) < end && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        last = record.offset();
      }
    }
    return last;
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
    return consumer;
  }

  @Override
  public void close() {
    if (consumer != null) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
    }
  }
}
