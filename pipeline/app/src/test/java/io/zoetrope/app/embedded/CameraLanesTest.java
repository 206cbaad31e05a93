package io.zoetrope.app.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zoetrope.app.testkit.BarsVideo;
import io.zoetrope.app.testkit.IngestedTopics;
import io.zoetrope.config.IngestConfig;
import io.zoetrope.config.KafkaConfig;
import io.zoetrope.ingester.Ingester;
import io.zoetrope.ingester.kafka.CameraLanes;
import io.zoetrope.ingester.options.CameraOptions;
import io.zoetrope.ingester.options.IngesterOptions;
import io.zoetrope.schemas.Topics;
import io.zoetrope.video.geometry.FrameGeometry;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which partition a camera's frames are in, in the real Kafka. */
class CameraLanesTest {
  private static final int PARTITIONS = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir Path folder;

  @Test
  void aCameraStaysInItsPartitionWhateverComesAndGoesBesideIt() throws Exception {
    BarsVideo.write(folder.resolve("bars.y4m"), 15, 15);
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), Ports.free())) {
      var options = options(kafka.bootstrapServers());
      ingest(options, "door", "yard", "hall");
      ingest(options, "hall", "gate", "yard"); // door is gone, gate is new

      assertThat(partitions(kafka))
          .isEqualTo(
              Map.of("door", Set.of(0), "yard", Set.of(1), "hall", Set.of(2), "gate", Set.of(0)));
    }
  }

  @Test
  void aKafkaThatDoesNotAnswerIsNamed() throws Exception {
    try (var mute = new ServerSocket(0)) {
      String address = "127.0.0.1:" + mute.getLocalPort();

      assertThatThrownBy(() -> CameraLanes.of(options(address), List.of("door", "gate")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContainingAll("frame-batches-lanes", address);
    }
  }

  private static IngesterOptions options(String address) {
    return IngesterOptions.of(KafkaConfig.DEFAULT, IngestConfig.DEFAULT, address);
  }

  private void ingest(IngesterOptions options, String... cameras) {
    var geometry = FrameGeometry.exact(32, 32);
    var prepared = IngestedTopics.prepare(PARTITIONS, options, geometry);
    List<CameraOptions> each =
        Stream.of(cameras)
            .map(id -> CameraOptions.of(id, "file:" + folder.resolve("bars.y4m")))
            .toList();
    try (var ingester = new Ingester(prepared, each, geometry)) {
      ingester.start();
      await().atMost(PATIENCE).until(ingester::ended);
    }
  }

  /** Of every camera that ever sent a frame. */
  private static Map<String, Set<Integer>> partitions(EmbeddedKafka kafka) {
    Map<String, Set<Integer>> found = new TreeMap<>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      var all =
          IntStream.range(0, PARTITIONS)
              .mapToObj(i -> new TopicPartition(Topics.FRAME_BATCHES, i))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      var ends = consumer.endOffsets(all);
      while (all.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer
            .poll(Duration.ofMillis(100))
            .forEach(
                record ->
                    found
                        .computeIfAbsent(record.key(), id -> new TreeSet<>())
                        .add(record.partition()));
      }
    }
    return found;
  }
}
