package io.zoetrope.app.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.operators.testkit.TestCamera;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * All frames of a camera that an ingester wrote, however they were batched.
 *
 * @param streams that they came in
 * @param numbers of frames, in their streams
 * @param times of their capture, microseconds after that of the first
 * @param pictures their pixels
 */
record IngestedFilm(
    Set<String> streams, List<Long> numbers, List<Long> times, List<ByteBuffer> pictures) {
  private static final RecordSerde<FrameBatch> SERDE = RecordSerde.of(FrameBatch.class);
  private static final int TOGETHER = 5;
  private static final Duration POLL = Duration.ofMillis(200);

  private IngestedFilm() {
    this(new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  /** Of each camera, by its id, what a topic has of it now. */
  static Map<String, IngestedFilm> read(Map<String, String> client, String topic) {
    Map<String, IngestedFilm> films = new TreeMap<>();
    Map<String, Long> starts = new TreeMap<>();
    try (var reader = TopicReader.open(client, topic, FrameBatch.class, Instant.EPOCH)) {
      while (!reader.atEnd()) {
        for (FrameBatch batch : reader.poll(POLL)) {
          if (!batch.getCaptureTimes().isEmpty()) {
            long start =
                starts.computeIfAbsent(batch.getCameraId(), id -> batch.getCaptureTimes().get(0));
            films.computeIfAbsent(batch.getCameraId(), id -> new IngestedFilm()).add(batch, start);
          }
        }
      }
    }
    return films;
  }

  private void add(FrameBatch batch, long start) {
    int count = batch.getCaptureTimes().size();
    byte[] pixels = new byte[batch.getFrames().remaining()];
    batch.getFrames().get(pixels);
    int bytes = pixels.length / count;
    streams.add(batch.getStreamId());
    for (int i = 0; i < count; i++) {
      numbers.add(batch.getFirstFrame() + i);
      times.add(batch.getCaptureTimes().get(i) - start);
      pictures.add(ByteBuffer.wrap(pixels, i * bytes, bytes));
    }
  }

  /** Its first frames. */
  IngestedFilm first(int count) {
    return new IngestedFilm(
        streams, numbers.subList(0, count), times.subList(0, count), pictures.subList(0, count));
  }

  /** Writes films as if all had begun at one time, in streams of one name, batched alike. */
  static void write(Map<String, IngestedFilm> films, Map<String, String> client, String topic) {
    int longest = films.values().stream().mapToInt(film -> film.times.size()).max().orElse(0);
    List<String> cameras = List.copyOf(films.keySet());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>copyOf(client),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int from = 0; from < longest; from += TOGETHER) {
        for (int i = 0; i < cameras.size(); i++) {
          int to = Math.min(from + TOGETHER, films.get(cameras.get(i)).times.size());
          if (from < to) {
            FrameBatch batch = films.get(cameras.get(i)).batch(cameras.get(i), from, to);
            byte[] key = cameras.get(i).getBytes(UTF_8);
            producer.send(
                new ProducerRecord<>(
                    topic, i % RestartableKafka.PARTITIONS, key, SERDE.encode(batch)));
          }
        }
      }
    }
  }

  private FrameBatch batch(String camera, int from, int to) {
    FrameBatch batch =
        new TestCamera(camera)
            .batch(times.subList(from, to).stream().map(time -> TestCamera.EPOCH + time).toList());
    ByteBuffer frames = ByteBuffer.allocate((to - from) * pictures.get(from).remaining());
    pictures.subList(from, to).forEach(picture -> frames.put(picture.duplicate()));
    batch.setFirstFrame(from);
    batch.setFrames(frames.flip());
    return batch;
  }
}
