package io.zoetrope.job.options;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.config.StartFrom;
import io.zoetrope.config.TopicNames;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaOptionsTest {
  @Test
  void doesNotPrintClientPropertiesWhichMayHoldPasswords() {
    var options =
        new KafkaOptions(
            "kafka:9092",
            Map.of("sasl.jaas.config", "password=hunter2"),
            TopicNames.DEFAULT,
            "zoetrope",
            StartFrom.LATEST,
            false);
    assertThat(options.toString()).contains("kafka:9092").doesNotContain("hunter2");
  }
}
