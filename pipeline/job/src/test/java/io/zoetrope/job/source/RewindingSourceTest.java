package io.zoetrope.job.source;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.zoetrope.operators.frame.FrameRecord;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

class RewindingSourceTest {
  @Test
  void aSavepointWithoutPositionsEndsTheJobForGood() {
    KafkaSource<FrameRecord> kafka =
        KafkaSource.<FrameRecord>builder()
            .setBootstrapServers("unused:9092")
            .setTopics("frames")
            .setDeserializer(new FrameEnvelopes())
            .build();
    var looks =
        new RewindingSource.Looks(
            Map.of(), "frames", Duration.ofSeconds(1), Duration.ofSeconds(10));
    var source =
        new RewindingSource(kafka, Duration.ofSeconds(4), looks, Optional.of("file:/of-another"));
    assertThatExceptionOfType(SuppressRestartsException.class)
        .isThrownBy(() -> source.createEnumerator(null)) // what Flink calls where it has no state
        .withStackTraceContaining("savepoint file:/of-another has no position of this job");
  }
}
