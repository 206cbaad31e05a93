package io.zoetrope.job.source;

import io.zoetrope.operators.frame.FrameRecord;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records from the log as they are: what throws here would fail the job. */
final class FrameEnvelopes implements KafkaRecordDeserializationSchema<FrameRecord> {
  private static final long serialVersionUID = 1L;

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<FrameRecord> out) {
    out.collect(
        new FrameRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            record.key(),
            record.value(),
            false));
  }

  @Override
  public TypeInformation<FrameRecord> getProducedType() {
    return FrameRecord.TYPE;
  }
}
