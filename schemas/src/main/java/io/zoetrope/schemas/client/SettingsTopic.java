package io.zoetrope.schemas.client;

import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsContent;
import io.zoetrope.schemas.SettingsRecord;
import io.zoetrope.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of camera settings, to read what is set and to write new ones. */
public final class SettingsTopic {
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
   * The newest record of every camera that has one, by camera, tombstones included.
   *
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   * @throws KafkaRefusedException where it may not be read
   */
  public Map<String, SettingsRecord> newest() {
    Map<String, SettingsRecord> newest = new TreeMap<>();
    try (var reader = SettingsReader.open(client, topic)) {
      reader.readToEnd(
          record ->
              newest.merge(record.camera(), record, (old, next) -> next.isAfter(old) ? next : old));
    } catch (AuthenticationException e) {
      throw KafkaRefusedException.login(client.get(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG), e);
    } catch (AuthorizationException e) {
      throw KafkaRefusedException.right(AclOperation.READ, topic, e);
    }
    return newest;
  }

  /**
   * What is set for a camera: nothing also where it was removed or cannot be read.
   *
   * @throws NoSuchTopicException where Kafka does not answer or has no such topic
   */
  public Optional<CameraSettings> newest(String camera) {
    return Optional.ofNullable(newest().get(camera))
        .map(SettingsRecord::content)
        .map(content -> content instanceof SettingsContent.Readable it ? it.settings() : null);
  }

  /**
   * Returns once Kafka has them.
   *
   * @throws KafkaRefusedException where the topic may not be written
   */
  public void write(CameraSettings settings) throws InterruptedException {
    send(settings.getCameraId(), RecordSerde.of(CameraSettings.class).encode(settings));
  }

  /** Removes what is set for a camera; returns once Kafka knows. */
  public void remove(String camera) throws InterruptedException {
    send(camera, null);
  }

  private void send(String camera, byte[] value) throws InterruptedException {
    Map<String, Object> producing = new HashMap<>(client);
    producing.put(ProducerConfig.ACKS_CONFIG, "all");
    try (var producer =
        new KafkaProducer<>(producing, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, camera, value)).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        throw KafkaRefusedException.right(AclOperation.WRITE, topic, e);
      }
      throw new IllegalStateException(
          "Kafka did not take the settings: " + e.getCause().getMessage(), e);
    }
  }

  /**
   * What is wrong with how the topic is kept, and how to change it: settings, and with them masks,
   * must not vanish with age.
   *
   * @param cleanupPolicy as the broker has it
   * @param bootstrapServers for the command to give
   */
  public static Optional<String> problem(
      String topic, String cleanupPolicy, String bootstrapServers) {
    return CompactedTopic.problem(topic, "settings and masks", cleanupPolicy, bootstrapServers);
  }
}
