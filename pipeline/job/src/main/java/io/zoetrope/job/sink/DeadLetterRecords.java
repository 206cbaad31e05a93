package io.zoetrope.job.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.operators.frame.DeadLetter;
import io.zoetrope.zoo.weights.Hash;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Dead letters as records: the value as it came, keyed {@code topic-partition-offset}, the reason
 * in headers. Of a value too large to write again only size and hash are given; it is in its topic.
 * Whatever a sender wrote makes a record that the topic takes: else one would fail every restart.
 */
final class DeadLetterRecords extends TopicRecords<DeadLetter> {
  private static final long serialVersionUID = 1L;
  private static final int LARGEST_VALUE = 900 * 1024; // within the default message limit
  private static final int LARGEST_KEY = 1024;
  private static final int ROOM_FOR_THE_REST = 8 * 1024; // key, headers and what Kafka adds

  private final LargestRecord largest;
  private int largestValue = LARGEST_VALUE;

  DeadLetterRecords(String topic, LargestRecord largest) {
    super(topic);
    this.largest = largest;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sink) throws Exception {
    largestValue = Math.max(0, Math.min(largest.bytes() - ROOM_FOR_THE_REST, LARGEST_VALUE));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    byte[] value = letter.value();
    boolean tooLarge = value != null && value.length > largestValue;
    String key = "%s-%d-%d".formatted(letter.topic(), letter.partition(), letter.offset());
    var record = new ProducerRecord<>(topic(), key.getBytes(UTF_8), tooLarge ? null : value);
    add(record.headers(), "reason", letter.reason().name());
    add(record.headers(), "message", letter.message());
    add(record.headers(), "topic", letter.topic());
    add(record.headers(), "partition", Integer.toString(letter.partition()));
    add(record.headers(), "offset", Long.toString(letter.offset()));
    if (letter.key() != null) {
      addKey(record.headers(), letter.key());
    }
    if (tooLarge) {
      add(record.headers(), "value-size", Integer.toString(value.length));
      add(record.headers(), "value-sha256", Hash.SHA256.hex(value));
    }
    return record;
  }

  /** The key as it came, or its beginning and how long it is. */
  private static void addKey(Headers headers, byte[] key) {
    if (key.length <= LARGEST_KEY) {
      headers.add("key", key);
    } else {
      headers.add("key", Arrays.copyOf(key, LARGEST_KEY));
      add(headers, "key-size", Integer.toString(key.length));
    }
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
