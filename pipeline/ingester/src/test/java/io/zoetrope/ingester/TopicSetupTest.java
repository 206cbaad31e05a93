package io.zoetrope.ingester;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  @Test
  void tellsThatKafkaDoesNotAnswer() {
    var options =
        IngesterOptions.to("127.0.0.1:1")
            .withKafka(Map.of("default.api.timeout.ms", "300", "request.timeout.ms", "300"));

    assertThatThrownBy(() -> TopicSetup.prepare(options, TopicOptions.defaults(), Videos.GEOMETRY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Kafka at 127.0.0.1:1 does not answer");
  }

  @Test
  void tellsThatKafkasHostDoesNotExist() {
    var options = IngesterOptions.to("no-such-host.invalid:9092");

    assertThatThrownBy(() -> TopicSetup.prepare(options, TopicOptions.defaults(), Videos.GEOMETRY))
        .hasMessageContaining("Kafka at no-such-host.invalid:9092 does not answer");
  }
}
