package io.zoetrope.job.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.operators.frame.DeadLetter;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  private static ProducerRecord<byte[], byte[]> recordOf(byte[] value) {
    var letter =
        new DeadLetter(
            "frame-batches",
            2,
            77,
            1,
            "door".getBytes(UTF_8),
            value,
            DeadLetter.Reason.UNREADABLE,
            "not a FrameBatch");
    return new DeadLetterRecords("letters").serialize(letter, null, 1L);
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
