package io.zoetrope.schemas.client;

import io.zoetrope.schemas.SettingsRecord;
import java.util.HashMap;
import java.util.Map;
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

/** A topic that keeps the newest record of each camera, whatever the record is. */
public final class CameraTopic {
  private final Map<String, String> client;
  private final String topic;

  /**
   * @param client bootstrap servers and other Kafka client properties
   */
  public CameraTopic(Map<String, String> client, String topic) {
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
   * Returns once Kafka has it.
   *
   * @param value null: the camera is removed
   * @throws KafkaRefusedException where the topic may not be written
   */
  public void write(String camera, byte[] value) throws InterruptedException {
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
          "topic %s did not take the record: %s".formatted(topic, e.getCause().getMessage()), e);
    }
  }
}
