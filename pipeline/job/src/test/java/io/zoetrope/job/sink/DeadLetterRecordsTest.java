package io.zoetrope.job.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.StartFrom;
import io.zoetrope.config.TopicNames;
import io.zoetrope.job.options.KafkaOptions;
import io.zoetrope.operators.frame.DeadLetter;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;
import org.junit.jupiter.api.Test;

class DeadLetterRecordsTest {
  @Test
  void theValueGoesAsItCameWithTheReasonInHeaders() {
    byte[] value = {1, 2, 3};
    var record = recordOf(value);

    assertThat(record.topic()).isEqualTo("letters");
    assertThat(record.key()).isEqualTo("frame-batches-2-77".getBytes(UTF_8));
    assertThat(record.value()).isSameAs(value);
    assertThat(header(record, "reason")).isEqualTo("UNREADABLE");
    assertThat(header(record, "message")).isEqualTo("not a FrameBatch");
    assertThat(header(record, "offset")).isEqualTo("77");
    assertThat(header(record, "key")).isEqualTo("door");
  }

  @Test
  void aValueTooLargeToWriteAgainIsReplacedByItsHash() {
    var record = recordOf(new byte[2 << 20]);
    assertThat(record.value()).isNull();
    assertThat(header(record, "value-size")).isEqualTo("2097152");
    assertThat(header(record, "value-sha256")).hasSize(64);
  }

  @Test
  void aKeyTooLargeForAHeaderIsCutAndItsSizeTold() {
    var record = recordOf("k".repeat(70_000), new byte[10], "not a FrameBatch");
    assertThat(header(record, "key")).isEqualTo("k".repeat(1024));
    assertThat(header(record, "key-size")).isEqualTo("70000");
    assertThat(header(record, "offset")).isEqualTo("77");
  }

  @Test
  void noLetterIsLargerThanATopicOfKafkasDefaultsTakes() {
    var record = recordOf("k".repeat(1 << 20), new byte[900 * 1024], "ф".repeat(1 << 20));
    assertThat(record.value()).hasSize(900 * 1024);
    int size =
        AbstractRecords.estimateSizeInBytesUpperBound(
            RecordBatch.CURRENT_MAGIC_VALUE,
            CompressionType.NONE,
            record.key(),
            record.value(),
            record.headers().toArray());
    assertThat(size).isLessThan(900 * 1024 + 8 * 1024);
  }

  private static ProducerRecord<byte[], byte[]> recordOf(byte[] value) {
    return recordOf("door", value, "not a FrameBatch");
  }

  private static ProducerRecord<byte[], byte[]> recordOf(String key, byte[] value, String message) {
    var letter =
        new DeadLetter(
            "frame-batches",
            2,
            77,
            1,
            key.getBytes(UTF_8),
            value,
            DeadLetter.Reason.UNREADABLE,
            message);
    var kafka =
        new KafkaOptions(
            "unused:9092", Map.of(), TopicNames.DEFAULT, "zoetrope", StartFrom.LATEST, false);
    return new DeadLetterRecords("letters", LargestRecord.of(kafka, "letters"))
        .serialize(letter, null, 1L);
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
