package io.zoetrope.job.source;

import io.zoetrope.operators.types.AvroType;
import io.zoetrope.schemas.CameraSettings;
import io.zoetrope.schemas.MalformedRecordException;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.SettingsCheck;
import io.zoetrope.schemas.client.PassedOver;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads settings; passes over records that are none, saying so in the log. */
final class SettingsRecords implements KafkaRecordDeserializationSchema<CameraSettings> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(SettingsRecords.class);

  private transient RecordSerde<CameraSettings> serde;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CameraSettings> out) {
    if (serde == null) {
      serde = RecordSerde.of(CameraSettings.class);
    }
    if (record.value() == null) {
      LOG.warn("{}", PassedOver.tombstone(record));
      return;
    }
    try {
      var settings = serde.decode(record.value());
      SettingsCheck.problem(settings)
          .ifPresentOrElse(
              problem -> LOG.warn("{}", PassedOver.of(record, problem)),
              () -> out.collect(settings));
    } catch (MalformedRecordException e) {
      LOG.warn("{}", PassedOver.of(record, e.getMessage()));
    }
  }

  @Override
  public TypeInformation<CameraSettings> getProducedType() {
    return AvroType.of(CameraSettings.class);
  }
}
