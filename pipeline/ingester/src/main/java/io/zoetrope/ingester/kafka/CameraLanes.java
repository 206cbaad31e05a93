package io.zoetrope.ingester.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.config.TopicNames;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.client.PassedOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of each camera: the partition that its frames go to. It decides over the camera's task,
 * whose state would be left behind where it changed, so a camera has one for life, whatever is
 * added or removed beside it. They are kept in a compacted topic beside that of frames: camera id
 * and the lane as a decimal number.
 */
public final class CameraLanes {
  private static final Logger LOG = LoggerFactory.getLogger(CameraLanes.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * For all of it: who asks may be the member of a group of ingesters that loses its cameras where
   * it does not come back within 30 s.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(18);

  private static final Duration GOODBYE = Duration.ofSeconds(1);

  private final IngesterOptions options;
  private final String topic;
  private final Duration patience;
  private final long end;

  /**
   * @param patience with Kafka, for all of it
   */
  CameraLanes(IngesterOptions options, Duration patience) {
    this.options = options;
    this.patience = patience;
    end = System.nanoTime() + patience.toNanos();
    topic = topic(options.topics());
  }

  /** The topic that keeps them; one partition, compacted. */
  static String topic(TopicNames topics) {
    return topics.frames() + "-lanes";
  }

  /**
   * The lanes that these cameras have; those that are new get one, which is written down. Waits for
   * Kafka some seconds, however long its clients would.
   *
   * @param cameras all that share the work
   * @throws IllegalStateException where the topic cannot be read or written, saying what is needed
   */
  public static Map<String, Integer> of(IngesterOptions options, List<String> cameras) {
    return new CameraLanes(options, PATIENCE).of(cameras);
  }

  private Map<String, Integer> of(List<String> cameras) {
    try {
      Map<String, Integer> known = new HashMap<>();
      int partitions = read(known);
      var lanes = new LaneBook(partitions, known).assign(cameras);
      write(lanes, known);
      return lanes;
    } catch (KafkaException e) {
      throw new IllegalStateException(
          "topic %s at %s, which keeps each camera's partition, cannot be read and written (%s); without it cameras would change their partitions. It takes the rights READ, WRITE and DESCRIBE"
              .formatted(topic, options.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  /** Reads all that is known, and how many partitions frames have. */
  private int read(Map<String, Integer> known) {
    Consumer<String, byte[]> consumer = KafkaClients.consumer(options);
    try {
      var partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long last = consumer.endOffsets(List.of(partition), left()).get(partition);
      readTo(last, partition, consumer, known);
      return consumer.partitionsFor(options.topics().frames(), left()).size();
    } finally {
      consumer.close(CloseOptions.timeout(GOODBYE));
    }
  }

  private void readTo(
      long last,
      TopicPartition partition,
      Consumer<String, byte[]> consumer,
      Map<String, Integer> known) {
    while (consumer.position(partition, left()) < last) {
      consumer.poll(POLL).forEach(record -> take(record, known));
    }
  }

  /** Of the time for all of it. */
  private Duration left() {
    long nanos = end - System.nanoTime();
    if (nanos <= 0) {
      throw late();
    }
    return Duration.ofNanos(nanos);
  }

  private TimeoutException late() {
    return new TimeoutException("no answer within %d ms".formatted(patience.toMillis()));
  }

  private static void take(ConsumerRecord<String, byte[]> record, Map<String, Integer> known) {
    if (record.key() == null || record.value() == null) {
      known.remove(record.key()); // as whoever removed it wants
      return;
    }
    try {
      known.put(record.key(), Integer.valueOf(new String(record.value(), UTF_8)));
    } catch (NumberFormatException e) {
      LOG.warn("{}", PassedOver.of(record, "it is no lane"));
    }
  }

  private void write(Map<String, Integer> lanes, Map<String, Integer> known) {
    var news = new HashMap<>(lanes);
    news.entrySet().removeIf(entry -> entry.getValue().equals(known.get(entry.getKey())));
    if (news.isEmpty()) {
      return;
    }
    Producer<String, byte[]> producer = patientProducer();
    try {
      producer.partitionsFor(topic); // else each record would wait for it
      List<Future<?>> sent = new ArrayList<>();
      news.forEach(
          (camera, lane) ->
              sent.add(
                  producer.send(
                      new ProducerRecord<>(topic, 0, camera, lane.toString().getBytes(UTF_8)))));
      for (Future<?> each : sent) {
        await(each);
      }
    } finally {
      producer.close(Duration.ZERO);
    }
  }

  /** The topic may have been created a moment ago. */
  private Producer<String, byte[]> patientProducer() {
    Map<String, Object> settings = KafkaClients.producerSettings(options);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.max(1, left().toMillis()));
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  void await(Future<?> sent) {
    try {
      sent.get(left().toNanos(), TimeUnit.NANOSECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw late();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while waiting for Kafka", e);
    }
  }
}
