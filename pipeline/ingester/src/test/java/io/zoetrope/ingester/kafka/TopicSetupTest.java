package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.ingester.options.TopicOptions;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.video.testkit.Videos;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  private static final TopicOptions AS_BY_DEFAULT = TopicOptions.of(ZoetropeConfig.DEFAULT);

  @Test
  void reportsThatKafkaDoesNotAnswer() {
    var options = Testkit.to("127.0.0.1:1", "default.api.timeout.ms=300", "request.timeout.ms=300");

    assertThatThrownBy(() -> TopicSetup.prepare(options, AS_BY_DEFAULT, Videos.GEOMETRY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Kafka at 127.0.0.1:1 does not answer");
  }

  @Test
  void tellsThatKafkasHostDoesNotExist() {
    var options = Testkit.to("no-such-host.invalid:9092");

    assertThatThrownBy(() -> TopicSetup.prepare(options, AS_BY_DEFAULT, Videos.GEOMETRY))
        .hasMessageContaining("Kafka at no-such-host.invalid:9092 does not answer");
  }
}
