package io.zoetrope.app.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.app.fault.RestartableKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Committed dead letters: which records they name, and what is wrong with the letters. */
final class DeadLetterLog implements AutoCloseable {
  private static final int LONGEST_MESSAGE = 1000;

  private final String frames;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<BitSet> offsets = FuzzedLog.bitSets(RestartableKafka.PARTITIONS);
  private final List<String> problems = new ArrayList<>();
  private int count;

  /**
   * @param topic of the letters
   * @param frames of the records that they name
   */
  DeadLetterLog(Map<String, String> client, String topic, String frames) {
    this.frames = frames;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10_000);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partitions =
        IntStream.range(0, RestartableKafka.PARTITIONS)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** How many letters came. */
  int poll(Duration patience) {
    int before = count;
    consumer.poll(patience).forEach(this::add);
    return count - before;
  }

  private void add(ConsumerRecord<byte[], byte[]> letter) {
    count++;
    int partition = Integer.parseInt(header(letter, "partition"));
    int offset = Integer.parseInt(header(letter, "offset"));
    if (offsets.get(partition).get(offset)) {
      problems.add("%d-%d is named again".formatted(partition, offset));
    }
    offsets.get(partition).set(offset);
    if (!header(letter, "topic").equals(frames)) {
      problems.add("%d-%d is of %s".formatted(partition, offset, header(letter, "topic")));
    }
    String message = header(letter, "message");
    if (message.isBlank() || message.length() > LONGEST_MESSAGE) {
      problems.add("%d-%d: '%s'".formatted(partition, offset, message));
    }
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  int count() {
    return count;
  }

  /** Of the records that are named, by partition. */
  List<BitSet> offsets() {
    return offsets;
  }

  /** Records named twice or of another topic, messages that say nothing or too much. */
  List<String> problems() {
    return problems;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
