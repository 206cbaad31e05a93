package io.zoetrope.schemas.client;

import io.zoetrope.schemas.MalformedRecordException;
import io.zoetrope.schemas.RecordSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all partitions of one topic, committed records only, be they Avro or JSON. What is no such
 * record is passed over. Not safe for use by several threads.
 */
public final class TopicReader<T extends SpecificRecordBase> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Class<T> type;
  private final RecordSerde<T> serde;
  private final List<TopicPartition> partitions;
  private final Consumer<PassedOver> passedOver;

  private TopicReader(
      KafkaConsumer<byte[], byte[]> consumer,
      Class<T> type,
      List<TopicPartition> partitions,
      Consumer<PassedOver> passedOver) {
    this.consumer = consumer;
    this.type = type;
    serde = RecordSerde.of(type);
    this.partitions = partitions;
    this.passedOver = passedOver;
  }

  /**
   * Begins to read a topic; what is passed over is logged.
   *
   * @param client bootstrap servers and other Kafka client properties
   * @param since records appended from then on
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   * @throws KafkaRefusedException where it may not be read
   */
  public static <T extends SpecificRecordBase> TopicReader<T> open(
      Map<String, String> client, String topic, Class<T> type, Instant since) {
    return open(client, topic, type, since, record -> LOG.warn("{}", record));
  }

  /** The same where another than the log is told what is passed over. */
  public static <T extends SpecificRecordBase> TopicReader<T> open(
      Map<String, String> client,
      String topic,
      Class<T> type,
      Instant since,
      Consumer<PassedOver> passedOver) {
    return open(client, topic, type, passedOver, (consumer, all) -> seek(consumer, all, since));
  }

  /**
   * The same from what comes next on; what comes next is settled when this returns.
   *
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   */
  public static <T extends SpecificRecordBase> TopicReader<T> openAtEnd(
      Map<String, String> client, String topic, Class<T> type, Consumer<PassedOver> passedOver) {
    return open(client, topic, type, passedOver, TopicReader::seekToEnd);
  }

  /**
   * The same from where another reader of the topic stood.
   *
   * @param positions of partitions; those not named are read from their beginning
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   */
  public static <T extends SpecificRecordBase> TopicReader<T> openAt(
      Map<String, String> client,
      String topic,
      Class<T> type,
      Map<Integer, Long> positions,
      Consumer<PassedOver> passedOver) {
    return open(
        client,
        topic,
        type,
        passedOver,
        (consumer, all) -> {
          consumer.seekToBeginning(all);
          all.stream()
              .filter(partition -> positions.containsKey(partition.partition()))
              .forEach(partition -> consumer.seek(partition, positions.get(partition.partition())));
        });
  }

  private static <T extends SpecificRecordBase> TopicReader<T> open(
      Map<String, String> client,
      String topic,
      Class<T> type,
      Consumer<PassedOver> passedOver,
      BiConsumer<KafkaConsumer<?, ?>, List<TopicPartition>> seek) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          partitionsOf(topic, consumer, client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
      consumer.assign(partitions);
      seek.accept(consumer, partitions);
      return new TopicReader<>(consumer, type, partitions, passedOver);
    } catch (AuthenticationException e) {
      consumer.close();
      throw KafkaRefusedException.login(client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), e);
    } catch (AuthorizationException e) {
      consumer.close();
      throw KafkaRefusedException.right(AclOperation.READ, topic, e);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  /**
   * What has come, after waiting at most {@code patience}; empty where nothing has.
   *
   * @throws KafkaRefusedException where the topic may not be read
   */
  public List<T> poll(Duration patience) {
    List<T> records = new ArrayList<>();
    try {
      consumer.poll(patience).forEach(record -> read(record).ifPresent(records::add));
    } catch (AuthorizationException e) {
      throw KafkaRefusedException.right(AclOperation.READ, partitions.get(0).topic(), e);
    }
    return records;
  }

  private Optional<T> read(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      passedOver.accept(PassedOver.tombstone(record));
      return Optional.empty();
    }
    try {
      return Optional.of(JsonRecord.is(value) ? JsonRecord.read(type, value) : serde.decode(value));
    } catch (MalformedRecordException e) {
      passedOver.accept(PassedOver.of(record, e.getMessage()));
      return Optional.empty();
    }
  }

  /**
   * Whether everything has been polled that stands in the topic. What Kafka reported with the last
   * records counts first: asked again, it answers behind the pending fetch, which ends when the
   * next record comes, so that a busy topic had no end.
   *
   * @throws TimeoutException where there is more, but Kafka does not answer any more
   */
  public boolean atEnd() {
    return partitions.stream().allMatch(p -> consumer.currentLag(p).orElse(1) == 0)
        || consumer.endOffsets(partitions, PATIENCE).entrySet().stream()
            .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }

  /** Of each partition the offset that is polled next. */
  public Map<Integer, Long> positions() {
    Map<Integer, Long> positions = new HashMap<>();
    partitions.forEach(p -> positions.put(p.partition(), consumer.position(p, PATIENCE)));
    return positions;
  }

  @Override
  public void close() {
    consumer.close();
  }

  static List<TopicPartition> partitionsOf(
      String topic, KafkaConsumer<?, ?> consumer, String where) {
    List<PartitionInfo> found;
    try {
      found = consumer.partitionsFor(topic, PATIENCE);
    } catch (TimeoutException e) {
      throw new NoSuchTopicException(
          "no Kafka answers at %s: is it running, and is its address right?".formatted(where));
    }
    if (found == null || found.isEmpty()) {
      throw new NoSuchTopicException(
          "Kafka at %s has no topic '%s': it appears when cameras first run"
              .formatted(where, topic));
    }
    return found.stream().map(p -> new TopicPartition(p.topic(), p.partition())).toList();
  }

  private static void seek(
      KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Instant since) {
    if (since.equals(Instant.EPOCH)) {
      consumer.seekToBeginning(partitions);
      return;
    }
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
    consumer.seekToEnd(partitions);
    for (var found : consumer.offsetsForTimes(times, PATIENCE).entrySet()) {
      OffsetAndTimestamp offset = found.getValue();
      if (offset != null) {
        consumer.seek(found.getKey(), offset.offset());
      }
    }
    // Kafka's clients take what they were told last, of whatever time, for where a partition ends.
    consumer.endOffsets(partitions, PATIENCE);
  }

  /** Kafka's clients look for the end only when they are polled. */
  private static void seekToEnd(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
    consumer.seekToEnd(partitions);
    partitions.forEach(partition -> consumer.position(partition, PATIENCE));
  }
}
