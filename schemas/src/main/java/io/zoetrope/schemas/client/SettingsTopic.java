package io.zoetrope.schemas.client;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of camera settings, to read one camera's and to write new ones. */
public final class SettingsTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, String> client;
  private final String topic;

  /**
   * @param client bootstrap servers and other Kafka client properties
   */
  public SettingsTopic(Map<String, String> client) {
    this(client, Topics.CAMERA_SETTINGS);
  }

  /** The same, of a pipeline that has another name for the topic. */
  public SettingsTopic(Map<String, String> client, String topic) {
    this.client = client;
    this.topic = topic;
  }

  /**
   * What was last set for a camera.
   *
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   */
  public Optional<CameraSettings> newest(String camera) {
    Optional<CameraSettings> newest = Optional.empty();
    try (var reader = TopicReader.open(client, topic, CameraSettings.class, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        for (CameraSettings settings : reader.poll(POLL)) {
          if (settings.getCameraId().equals(camera)) {
            newest = Optional.of(settings);
          }
        }
      }
    }
    return newest;
  }

  /**
   * Returns once Kafka has them.
   *
   * @throws KafkaRefusedException where the topic may not be written
   */
  public void write(CameraSettings settings) throws InterruptedException {
    Map<String, Object> producing = new HashMap<>(client);
    producing.put(ProducerConfig.ACKS_CONFIG, "all");
    byte[] value = RecordSerde.of(CameraSettings.class).encode(settings);
    try (var producer =
        new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, settings.getCameraId(), value)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        throw KafkaRefusedException.right(AclOperation.WRITE, topic, e);
      }
      throw new IllegalStateException(
          "Kafka did not take the settings: " + e.getCause().getMessage(), e);
    }
  }
}
