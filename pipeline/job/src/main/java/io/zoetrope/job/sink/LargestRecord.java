package io.zoetrope.job.sink;

import io.zoetrope.job.options.KafkaOptions;
import io.zoetrope.job.topic.TopicSettings;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How large a record may be that is written to a topic. No record, as it may hold passwords. */
final class LargestRecord implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(LargestRecord.class);
  private static final int OF_KAFKA = 1 << 20; // default of topics and producers

  private final HashMap<String, String> client;
  private final String topic;

  private LargestRecord(Map<String, String> client, String topic) {
    this.client = new HashMap<>(client);
    this.topic = topic;
  }

  static LargestRecord of(KafkaOptions kafka, String topic) {
    return new LargestRecord(kafka.client(), topic);
  }

  /** Bytes that producer and topic both take; of a topic that cannot be asked about the default. */
  int bytes() throws InterruptedException {
    return (int) Math.min(ofProducer(), ofTopic());
  }

  private long ofProducer() {
    String size = client.get(ProducerConfig.MAX_REQUEST_SIZE_CONFIG);
    return size == null ? OF_KAFKA : Long.parseLong(size.trim());
  }

  private long ofTopic() throws InterruptedException {
    try {
      return TopicSettings.of(client, topic).number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
    } catch (ExecutionException e) {
      LOG.warn(
          "max.message.bytes of topic {} could not be asked for (right DESCRIBE_CONFIGS), {} is supposed: {}",
          topic,
          OF_KAFKA,
          e.getCause().getMessage());
      return OF_KAFKA;
    }
  }
}
