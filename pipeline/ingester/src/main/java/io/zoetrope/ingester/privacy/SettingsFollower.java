package io.zoetrope.ingester.privacy;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.MalformedRecordException;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsCheck;
import io.zoetrope.schemas.client.PassedOver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topic of camera settings. All that stands there is known before cameras begin. */
public final class SettingsFollower implements PrivacyViews {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Consumer<String, byte[]> consumer;
  private final String topic;
  private final RecordSerde<CameraSettings> serde = RecordSerde.of(CameraSettings.class);
  private final Map<String, PrivacyView> views = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::follow, "zoetrope-camera-settings");
  private volatile boolean closing;
  private boolean failing;

  private SettingsFollower(Consumer<String, byte[]> consumer, String topic) {
    this.consumer = consumer;
    this.topic = topic;
    thread.setDaemon(true);
  }

  /**
   * Reads what stands in the topic, then goes on in a thread of its own.
   *
   * @throws IllegalStateException where it cannot be read: without its masks no camera may begin
   */
  public static SettingsFollower start(Consumer<String, byte[]> consumer, String topic) {
    var follower = new SettingsFollower(consumer, topic);
    try {
      follower.readAll();
    } catch (KafkaException e) {
      consumer.close();
      throw new IllegalStateException(
          "topic %s cannot be read, and without its masks no camera may begin (%s)"
              .formatted(topic, e.getMessage()),
          e);
    }
    follower.thread.start();
    return follower;
  }

  @Override
  public PrivacyView of(String camera) {
    return views.getOrDefault(camera, PrivacyView.ALL);
  }

  private void readAll() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, PATIENCE).stream()
            .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    for (var end : consumer.endOffsets(partitions, PATIENCE).entrySet()) {
      while (consumer.position(end.getKey(), PATIENCE) < end.getValue()) {
        read();
      }
    }
  }

  private void follow() {
    try (consumer) {
      while (!closing) {
        readOn();
      }
    }
  }

  /** Whatever fails is tried again: nobody would see that masks are followed no more. */
  private void readOn() {
    try {
      read();
      failing = false;
    } catch (WakeupException e) {
      // closing
    } catch (RuntimeException | Error e) {
      if (!failing) {
        failing = true;
        LOG.error("Camera settings cannot be followed for now; those known stay in force", e);
      }
      LockSupport.parkNanos(RETRY.toNanos());
    }
  }

  private void read() {
    consumer.poll(POLL).forEach(this::take);
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      LOG.warn("{}", PassedOver.tombstone(record));
      return;
    }
    try {
      var settings = serde.decode(record.value());
      SettingsCheck.problem(settings)
          .ifPresentOrElse(
              problem -> LOG.warn("{}", PassedOver.of(record, problem)),
              () -> views.put(settings.getCameraId(), PrivacyView.of(settings)));
    } catch (MalformedRecordException e) {
      LOG.warn("{}", PassedOver.of(record, e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("{}", PassedOver.of(record, e.toString()), e);
    }
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
    consumer.wakeup();
  }
}
