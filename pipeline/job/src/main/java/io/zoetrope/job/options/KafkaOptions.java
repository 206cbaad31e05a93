package io.zoetrope.job.options;

import io.zoetrope.config.StartFrom;
import io.zoetrope.config.TopicNames;
import io.zoetrope.config.ZoetropeConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * The log the job reads and writes.
 *
 * @param properties of clients, such as for TLS; may hold passwords, so they are never printed
 * @param group the consumer group under which the job commits, with each checkpoint, up to where
 *     all frames are processed and all results written
 * @param bounded stop at what is the end of the log at the start
 */
public record KafkaOptions(
    String bootstrap,
    Map<String, String> properties,
    TopicNames topics,
    String group,
    StartFrom from,
    boolean bounded) {
  public KafkaOptions {
    properties = Map.copyOf(properties);
  }

  static KafkaOptions of(ZoetropeConfig config, String bootstrapServers) {
    var kafka = config.kafka();
    var flink = config.flink();
    return new KafkaOptions(
        bootstrapServers,
        kafka.clientProperties(),
        kafka.topics(),
        config.consumerGroup(),
        flink.startFrom(),
        flink.bounded());
  }

  /** Properties of a client; never to be printed. */
  public Map<String, String> client() {
    Map<String, String> client = new HashMap<>(properties);
    client.put("bootstrap.servers", bootstrap);
    return client;
  }

  @Override
  public String toString() {
    return "KafkaOptions[%s, %s, %s, %s, bounded=%s]"
        .formatted(bootstrap, topics, group, from, bounded);
  }
}
