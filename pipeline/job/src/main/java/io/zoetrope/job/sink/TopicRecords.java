package io.zoetrope.job.sink;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.DefaultKafkaDatasetIdentifier;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;

/** Writes records of one topic, and says which: pooled transactions need to know it beforehand. */
abstract class TopicRecords<T>
    implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1L;

  private final String topic;

  TopicRecords(String topic) {
    this.topic = topic;
  }

  final String topic() {
    return topic;
  }

  @Override
  public final Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    var topics = DefaultKafkaDatasetIdentifier.ofTopics(List.of(topic));
    return Optional.of(new DefaultKafkaDatasetFacet(topics, new Properties()));
  }
}
