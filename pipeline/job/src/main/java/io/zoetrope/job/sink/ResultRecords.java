package io.zoetrope.job.sink;

import io.zoetrope.config.EventFormat;
import io.zoetrope.schemas.RecordSerde;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.util.function.SerializableFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Results as records of a topic, keyed by camera. */
final class ResultRecords<T extends SpecificRecordBase> extends TopicRecords<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> type;
  private final SerializableFunction<T, String> camera;
  private final EventFormat format;
  private transient RecordSerde<T> serde;

  ResultRecords(
      String topic, Class<T> type, SerializableFunction<T, String> camera, EventFormat format) {
    super(topic);
    this.type = type;
    this.camera = camera;
    this.format = format;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T result, KafkaSinkContext context, Long timestamp) {
    byte[] key = camera.apply(result).getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic(), key, write(result));
  }

  private byte[] write(T result) {
    return switch (format) {
      case AVRO -> avro(result);
      case JSON -> json(result);
    };
  }

  private static byte[] json(SpecificRecordBase result) {
    return result.toString().getBytes(StandardCharsets.UTF_8); // Avro's text form is JSON
  }

  private byte[] avro(T result) {
    if (serde == null) {
      serde = RecordSerde.of(type);
    }
    return serde.encode(result);
  }
}
