package io.zoetrope.ingester.kafka;

import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.client.SettingsReader;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes Kafka clients of the ingester's options. What the user sets wins. */
public final class KafkaClients {
  /** Room in a request for a record's other fields. */
  static final int OVERHEAD = 16 << 10;

  private static final int PATIENCE_MILLIS = 10_000;

  private KafkaClients() {}

  public static Producer<String, byte[]> producer(IngesterOptions options) {
    return new KafkaProducer<>(
        producerSettings(options), new StringSerializer(), new ByteArraySerializer());
  }

  static Consumer<String, byte[]> consumer(IngesterOptions options) {
    return new KafkaConsumer<>(
        consumerSettings(options), new StringDeserializer(), new ByteArrayDeserializer());
  }

  private static Map<String, Object> consumerSettings(IngesterOptions options) {
    Map<String, Object> settings = adminSettings(options);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    return settings;
  }

  /** Reads the topic of camera settings. */
  public static SettingsReader settings(IngesterOptions options) {
    return SettingsReader.open(adminSettings(options), options.topics().settings());
  }

  /** Reads the topic of cameras. */
  public static SettingsReader cameras(IngesterOptions options) {
    return SettingsReader.open(adminSettings(options), options.topics().cameras());
  }

  /**
   * A member of a consumer group.
   *
   * @param further settings, which hold against the user's
   */
  public static Consumer<String, byte[]> member(
      IngesterOptions options, Map<String, Object> further) {
    Map<String, Object> settings = consumerSettings(options);
    settings.putAll(further);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  /** Asks about topics and rights; impatient. */
  public static Admin admin(IngesterOptions options) {
    Map<String, Object> settings = adminSettings(options);
    settings.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    settings.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    return Admin.create(settings);
  }

  static Map<String, Object> producerSettings(IngesterOptions options) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, 1);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
    settings.put(
        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Math.max(1 << 20, options.batchBytes() + OVERHEAD));
    settings.putAll(adminSettings(options));
    return settings;
  }

  static Map<String, Object> adminSettings(IngesterOptions options) {
    Map<String, Object> settings = new HashMap<>(options.kafka());
    settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, options.bootstrapServers());
    return settings;
  }

  /** What to say where Kafka fails to answer. */
  public static IllegalStateException unreachable(IngesterOptions options, Exception failure) {
    Throwable root = failure.getCause() == null ? failure : failure.getCause();
    return new IllegalStateException(
        "Kafka at %s does not answer as it should; start it, or correct its address (%s)"
            .formatted(options.bootstrapServers(), root.getMessage()),
        failure);
  }
}
