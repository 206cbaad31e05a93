package io.zoetrope.schemas.client;

import io.zoetrope.schemas.SettingsRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic kept by camera, such as that of settings, from its beginning, partitions that are
 * added included. Every record is handed on, also tombstones and those that cannot be read: what
 * they mean for a camera is the reader's to decide. Not safe for use by several threads.
 */
public final class SettingsReader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsReader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int FETCH_MILLIS = 100;
  private static final int NEW_PARTITIONS_MILLIS = 30_000;

  private final KafkaConsumer<String, byte[]> consumer;
  private final String topic;

  private SettingsReader(KafkaConsumer<String, byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
  }

  /**
   * Begins to read.
   *
   * @param client bootstrap servers and other Kafka client properties
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   * @throws KafkaException where it may not be read
   */
  public static SettingsReader open(Map<String, ?> client, String topic) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    // Questions wait behind a fetch that waits for records.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
    settings.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, NEW_PARTITIONS_MILLIS);
    var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          TopicReader.partitionsOf(
              topic, consumer, String.valueOf(client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return new SettingsReader(consumer, topic);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * Hands on everything that was appended before this call and not handed on yet.
   *
   * @throws TimeoutException where there is more, but Kafka does not answer any more
   * @throws IllegalStateException where the topic was deleted and made anew: open another reader
   */
  public void readToEnd(Consumer<SettingsRecord> each) {
    assignNew();
    Map<TopicPartition, Long> read = new HashMap<>();
    consumer.assignment().forEach(it -> read.put(it, consumer.position(it, PATIENCE)));
    var ends = consumer.endOffsets(read.keySet(), PATIENCE);
    ends.forEach((partition, end) -> requireSameTopic(read.get(partition), end));
    ends.forEach((partition, end) -> readTo(partition, end, each));
  }

  private void requireSameTopic(long read, long end) {
    if (read > end) {
      throw new IllegalStateException(
          "topic %s was made anew: it ends at offset %d, and %d was read"
              .formatted(topic, end, read));
    }
  }

  private void readTo(TopicPartition partition, long end, Consumer<SettingsRecord> each) {
    long progress = System.nanoTime();
    while (consumer.position(partition, PATIENCE) < end) {
      if (poll(POLL, each)) {
        progress = System.nanoTime();
      } else if (System.nanoTime() - progress > PATIENCE.toNanos()) {
        throw new TimeoutException(partition + " has more records, but they do not come");
      }
    }
  }

  /**
   * Hands on what has come, after waiting at most {@code patience}.
   *
   * @return whether anything has
   */
  public boolean poll(Duration patience, Consumer<SettingsRecord> each) {
    var records = consumer.poll(patience);
    for (var record : records) {
      hand(record, each);
    }
    return !records.isEmpty();
  }

  private static void hand(ConsumerRecord<String, byte[]> record, Consumer<SettingsRecord> each) {
    if (record.key() == null) {
      LOG.warn("{}", PassedOver.of(record, "it has no key, so it is of no camera"));
      return;
    }
    each.accept(
        new SettingsRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value()));
  }

  /** With more partitions a camera's next record stands in another one. */
  private void assignNew() {
    Set<TopicPartition> all = new HashSet<>(consumer.assignment());
    Set<TopicPartition> added = new HashSet<>();
    for (var partition : consumer.partitionsFor(topic, PATIENCE)) {
      added.add(new TopicPartition(topic, partition.partition()));
    }
    added.removeAll(all);
    if (!added.isEmpty()) {
      all.addAll(added);
      consumer.assign(all);
      consumer.seekToBeginning(added);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
