package io.zoetrope.app.endurance;

import io.zoetrope.app.fault.RestartableKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The topic that a job reads, whose records can be deleted under it, and another that keeps them as
 * they were, times included, but for those that no job can have read.
 */
final class FrameTopics implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long A_STEP_MILLIS = 5000;

  private final String read;
  private final String kept;
  private final Admin admin;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Integer, Long> lastTimes = new HashMap<>();
  private long clockSteps;

  FrameTopics(Map<String, String> client, String read, String kept) throws Exception {
    this.read = read;
    this.kept = kept;
    Map<String, Object> settings = Map.copyOf(client);
    admin = Admin.create(settings);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    consumer.assign(partitions());
    consumer.seekToBeginning(partitions());
    logTime(kept, "CreateTime");
  }

  private List<TopicPartition> partitions() {
    return IntStream.range(0, RestartableKafka.PARTITIONS)
        .mapToObj(partition -> new TopicPartition(read, partition))
        .toList();
  }

  /** Whether a group has committed all that is there. */
  boolean isAtEnd(String group) throws Exception {
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends().entrySet().stream()
        .allMatch(
            end -> {
              var offset = committed.get(end.getKey());
              return offset != null && offset.offset() == end.getValue();
            });
  }

  private Map<TopicPartition, Long> ends() throws Exception {
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    partitions().forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    var ends = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(latest)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** Copies what is there and was not yet. */
  void keep() throws Exception {
    var ends = ends();
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(this::copy);
    }
    producer.flush();
  }

  private void copy(ConsumerRecord<byte[], byte[]> record) {
    Long last = lastTimes.put(record.partition(), record.timestamp());
    if (last != null && record.timestamp() < last - A_STEP_MILLIS) {
      clockSteps++;
    }
    producer.send(
        new ProducerRecord<>(
            kept, record.partition(), record.timestamp(), record.key(), record.value()));
  }

  /** Deletes all that is there, without a copy; returns how many records were not copied. */
  long deleteAll() throws Exception {
    var ends = ends();
    var deletions = new HashMap<TopicPartition, RecordsToDelete>();
    long lost = 0;
    for (var end : ends.entrySet()) {
      lost += end.getValue() - consumer.position(end.getKey());
      deletions.put(end.getKey(), RecordsToDelete.beforeOffset(end.getValue()));
    }
    get(admin.deleteRecords(deletions).all());
    ends.forEach(consumer::seek);
    return lost;
  }

  /** Whether the broker gives the time to records that are appended from now on. */
  void brokerTellsTheTime(boolean itDoes) throws Exception {
    logTime(read, itDoes ? "LogAppendTime" : "CreateTime");
  }

  private void logTime(String topic, String type) throws Exception {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var entry = new ConfigEntry(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, type);
    get(
        admin
            .incrementalAlterConfigs(
                Map.of(resource, List.of(new AlterConfigOp(entry, AlterConfigOp.OpType.SET))))
            .all());
  }

  private static void get(Future<?> future) throws InterruptedException, ExecutionException {
    future.get();
  }

  /** How often the time of a partition's records went back. */
  long clockSteps() {
    return clockSteps;
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
    admin.close();
  }
}
