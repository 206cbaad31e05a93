package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.Configs;
import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.TopicNames;
import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.kafka.FrameProducer;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.FrameBatch;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A topic that gets more partitions while a camera streams. */
class PartitionOfACameraTest {
  private static final String FRAMES = TopicNames.DEFAULT.frames();

  @TempDir Path folder;
  private final Camera camera =
      new Camera(CameraOptions.of(Configs.camera("door", "rtsp://localhost/door")), 3);
  private final TestCamera frames = new TestCamera("door");
  private long millis;

  @Test
  void isTheSameUntilItsStreamEnds() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free());
        var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      LedTopics.create(admin, List.of(new NewTopic(FRAMES, 2, (short) 1)));
      var client = producer(kafka.bootstrapServers());
      try (var sink = new FrameProducer(() -> client, TopicNames.DEFAULT, 1 << 20)) {
        sink.accept(camera, batch(false));
        await().until(() -> records(admin, 1) == 1);
        admin.createPartitions(Map.of(FRAMES, NewPartitions.increaseTo(4))).all().get();
        await().until(() -> client.partitionsFor(FRAMES).size() == 4);
        sink.accept(camera, batch(false));
        sink.accept(camera, batch(true));
        await().until(() -> records(admin, 0) + records(admin, 1) + records(admin, 3) == 3);
        assertThat(records(admin, 1)).isEqualTo(3);
        sink.accept(camera, batch(false));
        await().until(() -> records(admin, 3) == 1);
      }
    }
  }

  private FrameBatch batch(boolean end) {
    millis += 100;
    var batch = frames.batch(end ? List.of() : List.of(TestCamera.EPOCH + millis * 1000));
    batch.setEndOfStream(end);
    return batch;
  }

  private static KafkaProducer<String, byte[]> producer(String kafka) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", kafka);
    settings.put("metadata.max.age.ms", 200);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static long records(Admin admin, int partition) throws Exception {
    var asked = new TopicPartition(FRAMES, partition);
    return admin.listOffsets(Map.of(asked, OffsetSpec.latest())).all().get().get(asked).offset();
  }
}
