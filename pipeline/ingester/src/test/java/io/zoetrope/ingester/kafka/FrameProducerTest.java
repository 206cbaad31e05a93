package io.zoetrope.ingester.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.ingester.testkit.Testkit;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.CameraState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.Test;

class FrameProducerTest {
  private static final IngesterOptions OPTIONS = Testkit.to("127.0.0.1:1");

  private final List<Producer<String, byte[]>> made = new CopyOnWriteArrayList<>();

  /** As one ends by itself that lacked memory. */
  @Test
  void aProducerWhoseThreadEndedIsReplaced() {
    var camera = new Camera(CameraOptions.of("c", "file:c"), 0);
    try (var frames = new FrameProducer(this::make, OPTIONS.topics(), 1 << 20)) {
      made.get(0).close(Duration.ZERO);

      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> {
                frames.accept(camera, health());
                return made.size() == 2;
              });
      assertThat(lives(made.get(1))).isTrue();
    }
    assertThat(lives(made.get(1))).isFalse();
  }

  private static boolean lives(Producer<String, byte[]> producer) {
    String id = producer.metrics().keySet().iterator().next().tags().get("client-id");
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("kafka-producer-network-thread | " + id));
  }

  private Producer<String, byte[]> make() {
    Producer<String, byte[]> next = KafkaClients.producer(OPTIONS);
    made.add(next);
    return next;
  }

  private static CameraHealth health() {
    return CameraHealth.newBuilder()
        .setCameraId("c")
        .setTime(0)
        .setState(CameraState.STREAMING)
        .setStreamId("s")
        .setMessage(null)
        .setTimestampSource(null)
        .setSourceWidth(0)
        .setSourceHeight(0)
        .setMeasuredFps(0)
        .setSkewMicros(0)
        .setReconnects(0)
        .setFramesDecoded(0)
        .setFramesSent(0)
        .setFramesDropped(0)
        .build();
  }
}
