package io.zoetrope.app.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zoetrope.config.Delivery;
import io.zoetrope.config.EventFormat;
import io.zoetrope.config.ZoetropeConfig;
import io.zoetrope.schemas.ActionEvent;
import io.zoetrope.schemas.EndReason;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.Phase;
import io.zoetrope.schemas.PixelFormat;
import io.zoetrope.schemas.RecordSerde;
import io.zoetrope.schemas.TimestampSource;
import io.zoetrope.schemas.client.TopicReader;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the events that were open when their process was killed. Their streams, which nobody ended,
 * are ended in the log: the job that knows an event then ends it. What is open after it has read so
 * far no job knows, and its END is written here. So the data of a broker are for one job: what
 * another one, of another name, still knows would be ended, too.
 */
final class OrphanedEvents implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedEvents.class);
  private static final Duration POLL = Duration.ofMillis(200);

  private final EventsBefore before;
  private final Backlog backlog;
  private final Map<String, String> client;
  private final ZoetropeConfig config;
  private final Thread thread = new Thread(this::endAll, "zoetrope-orphaned-events");

  private OrphanedEvents(
      EventsBefore before, Backlog backlog, Map<String, String> client, ZoetropeConfig config) {
    this.before = before;
    this.backlog = backlog;
    this.client = client;
    this.config = config;
  }

  /** Begins to, on a thread of its own. */
  static OrphanedEvents end(
      EventsBefore before, Backlog backlog, Map<String, String> client, ZoetropeConfig config) {
    var orphans = new OrphanedEvents(before, backlog, client, config);
    orphans.thread.setDaemon(true);
    orphans.thread.start();
    return orphans;
  }

  private void endAll() {
    try (var producer = producer()) {
      awaitProcessed(endStreams(producer));
      if (config.flink().delivery() == Delivery.EXACTLY_ONCE) {
        // positions and results are committed side by side: those of the next checkpoint tell
        awaitProcessed(endStreams(producer));
      }
      for (ActionEvent event : stillOpen()) {
        String topic = config.kafka().topics().events();
        producer.send(new ProducerRecord<>(topic, event.getCameraId(), bytes(ended(event)))).get();
        LOG.info("Ended event {} of camera {}", event.getEventId(), event.getCameraId());
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt(); // the next start goes on
    } catch (ExecutionException | RuntimeException e) {
      LOG.warn("Not every event of before could be ended; the next start tries again", e);
    }
  }

  private void awaitProcessed(Map<TopicPartition, Long> ends) throws InterruptedException {
    while (!backlog.isDone(ends)) {
      Thread.sleep(POLL.toMillis());
    }
  }

  private Producer<String, byte[]> producer() {
    return new KafkaProducer<>(
        Map.<String, Object>copyOf(client), new StringSerializer(), new ByteArraySerializer());
  }

  private record Stream(String camera, String id) {}

  /**
   * In every partition: which one was the camera's depends on the cameras of then.
   *
   * @return the offsets behind
   */
  private Map<TopicPartition, Long> endStreams(Producer<String, byte[]> producer)
      throws ExecutionException, InterruptedException {
    var serde = RecordSerde.of(FrameBatch.class);
    String topic = config.kafka().topics().frames();
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Stream stream : streams()) {
      byte[] end = serde.encode(endOf(stream));
      for (PartitionInfo partition : producer.partitionsFor(topic)) {
        var record = new ProducerRecord<>(topic, partition.partition(), stream.camera(), end);
        long offset = producer.send(record).get().offset();
        ends.put(new TopicPartition(topic, partition.partition()), offset + 1);
      }
    }
    return ends;
  }

  private Set<Stream> streams() {
    Set<Stream> streams = new HashSet<>();
    before
        .open()
        .values()
        .forEach(event -> streams.add(new Stream(event.getCameraId(), event.getStreamId())));
    return streams;
  }

  private static FrameBatch endOf(Stream stream) {
    return FrameBatch.newBuilder()
        .setCameraId(stream.camera())
        .setStreamId(stream.id())
        .setFirstFrame(0)
        .setCaptureTimes(List.of())
        .setTimestampSource(TimestampSource.ARRIVAL)
        .setWidth(0)
        .setHeight(0)
        .setPixelFormat(PixelFormat.RGB24)
        .setIngestTime(nowMicros())
        .setEndOfStream(true)
        .setFrames(ByteBuffer.allocate(0))
        .build();
  }

  /** Of before, with what the job has made of them since. */
  private List<ActionEvent> stillOpen() {
    Map<String, ActionEvent> open = new LinkedHashMap<>(before.open());
    String topic = config.kafka().topics().events();
    try (var reader =
        TopicReader.openAt(
            client,
            topic,
            ActionEvent.class,
            before.positions(),
            record -> LOG.debug("{}", record))) {
      while (!reader.atEnd()) {
        reader
            .poll(POLL)
            .forEach(
                event ->
                    open.computeIfPresent(event.getEventId(), (id, last) -> next(last, event)));
      }
    }
    return List.copyOf(open.values());
  }

  /** None after an END. */
  private static ActionEvent next(ActionEvent last, ActionEvent event) {
    if (event.getPhase() == Phase.END) {
      return null;
    }
    return event.getRevision() > last.getRevision() ? event : last;
  }

  private static ActionEvent ended(ActionEvent last) {
    var end = ActionEvent.newBuilder(last).build();
    end.setPhase(Phase.END);
    end.setEndReason(EndReason.JOB_LOST);
    end.setRevision(last.getRevision() + 1);
    end.getLatency().setEmitted(nowMicros());
    return end;
  }

  private byte[] bytes(ActionEvent event) {
    return config.events().format() == EventFormat.JSON
        ? event.toString().getBytes(UTF_8)
        : RecordSerde.of(ActionEvent.class).encode(event);
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(POLL.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
