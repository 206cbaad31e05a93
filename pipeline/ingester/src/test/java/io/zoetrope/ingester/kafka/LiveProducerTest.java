package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.zoetrope.ingester.testkit.Testkit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LiveProducerTest {
  private final List<Producer<String, byte[]>> made = new ArrayList<>();

  @Test
  void oneThatEndedIsToldFromAnotherOfTheSameName() {
    var ended = new LiveProducer(this::make, 1);
    var other = new LiveProducer(this::make, 1);
    try {
      assertThat(ended.lives()).isTrue();

      made.get(0).close(Duration.ZERO);

      assertThat(ended.lives()).isFalse();
      assertThat(other.lives()).isTrue();
    } finally {
      other.close(Duration.ZERO);
    }
  }

  private Producer<String, byte[]> make() {
    Map<String, Object> settings = KafkaClients.producerSettings(Testkit.to("127.0.0.1:1"));
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "plant");
    Producer<String, byte[]> next =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    made.add(next);
    return next;
  }
}
