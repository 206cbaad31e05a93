import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What reached the topic of frames: of each camera, its first stream, which is whole or not. */
final class FrameLog implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final RecordSerde<FrameBatch> serde = RecordSerde.of(FrameBatch.class);
  private final Map<String, String> streams = new HashMap<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Set<String> ended = new HashSet<>();
  private long bytes;

  FrameLog(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Reads on for half a second. */
  void read() throws InterruptedException {
    if (consumer.assignment().isEmpty()) {
      assign();
    }
    for (var record : consumer.poll(Duration.ofMillis(500))) {
      note(serde.decode(record.value()));
    }
  }

  /** Where the topic is there. */
  private void assign() throws InterruptedException {
    List<PartitionInfo> all = consumer.listTopics().get(Topics.FRAME_BATCHES);
    if (all == null) {
      Thread.sleep(500);
      return;
    }
    consumer.assign(
        all.stream().map(each -> new TopicPartition(each.topic(), each.partition())).toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  private void note(FrameBatch batch) {
    int frames = batch.getCaptureTimes().size();
    String camera = batch.getCameraId();
    if (frames > 0) {
      streams.putIfAbsent(camera, batch.getStreamId());
    }
    if (batch.getStreamId().equals(streams.get(camera))) {
      counts.merge(camera, (long) frames, Long::sum);
      bytes += batch.getFrames().remaining();
      if (batch.getEndOfStream()) {
        ended.add(camera);
      }
    }
  }

  /** Cameras whose first stream has ended. */
  int ended() {
    return ended.size();
  }

  /** Frames of each camera's first stream. */
  Map<String, Long> counts() {
    return counts;
  }

  /** Of all these frames. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
