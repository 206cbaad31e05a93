package io.zoetrope.app.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.TimestampSource;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Cameras of 15 frames of 112 x 112 a second, every picture the same few bytes again and again. */
final class LargeFrames implements AutoCloseable {
  static final byte[] PATTERN = "pixels that no checkpoint may hold".getBytes(UTF_8);

  private static final RecordSerde<FrameBatch> SERDE = RecordSerde.of(FrameBatch.class);
  private static final int SIDE = 112;
  private static final int FRAMES_IN_A_BATCH = 4;

  private final String topic;
  private final int cameras;
  private final KafkaProducer<byte[], byte[]> producer;
  private long nextFrame;

  LargeFrames(Map<String, String> client, String topic, int cameras) {
    this.topic = topic;
    this.cameras = cameras;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Writes the next frames of every camera, as fast as the broker takes them. */
  void film(int frames) throws Exception {
    List<Future<?>> sent = new ArrayList<>();
    for (int done = 0; done < frames; done += FRAMES_IN_A_BATCH) {
      for (int camera = 0; camera < cameras; camera++) {
        String id = "camera-" + camera;
        int partition = camera % RestartableKafka.PARTITIONS;
        byte[] batch = SERDE.encode(batch(id));
        sent.add(producer.send(new ProducerRecord<>(topic, partition, id.getBytes(UTF_8), batch)));
      }
      nextFrame += FRAMES_IN_A_BATCH;
    }
    for (Future<?> each : sent) {
      each.get();
    }
  }

  private FrameBatch batch(String id) {
    List<Long> times =
        LongStream.range(nextFrame, nextFrame + FRAMES_IN_A_BATCH)
            .mapToObj(frame -> TestCamera.EPOCH + frame * 1_000_000 / 15)
            .toList();
    return FrameBatch.newBuilder()
        .setCameraId(id)
        .setStreamId("s1")
        .setFirstFrame(nextFrame)
        .setCaptureTimes(times)
        .setTimestampSource(TimestampSource.ARRIVAL)
        .setWidth(SIDE)
        .setHeight(SIDE)
        .setPixelFormat(PixelFormat.RGB24)
        .setIngestTime(times.get(times.size() - 1))
        .setFrames(pixels())
        .build();
  }

  private static ByteBuffer pixels() {
    ByteBuffer pixels = ByteBuffer.allocate(FRAMES_IN_A_BATCH * SIDE * SIDE * 3);
    while (pixels.hasRemaining()) {
      pixels.put(PATTERN, 0, Math.min(PATTERN.length, pixels.remaining()));
    }
    return pixels.flip();
  }

  @Override
  public void close() {
    producer.close();
  }
}
