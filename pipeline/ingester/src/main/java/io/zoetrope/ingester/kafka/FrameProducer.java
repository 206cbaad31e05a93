package io.zoetrope.ingester.kafka;

import io.zoetrope.config.TopicNames;
import io.zoetrope.ingester.camera.Camera;
import io.zoetrope.ingester.camera.CameraCounters;
import io.zoetrope.ingester.camera.RecordSink;
import io.zoetrope.schemas.CameraHealth;
import io.zoetrope.schemas.FrameBatch;
import io.zoetrope.schemas.RecordSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends cameras' records to Kafka. A ring stands before the producer, since a producer can only
 * block when Kafka is away, not drop what is oldest.
 */
public final class FrameProducer implements RecordSink {
  private static final Logger LOG = LoggerFactory.getLogger(FrameProducer.class);

  /** Bytes on their way to Kafka; what exceeds it waits in the ring, where it can be dropped. */
  private static final int IN_FLIGHT = 8 << 20;

  private static final Duration PATIENCE = Duration.ofMillis(500);

  /** How often it is seen whether the producer lives. */
  private static final long LOOK_NANOS = 5_000_000_000L;

  private final Supplier<Producer<String, byte[]>> producers;
  private final TopicNames topics;
  private final FrameRing ring;
  private final RecordSerde<FrameBatch> batches = RecordSerde.of(FrameBatch.class);
  private final RecordSerde<CameraHealth> healths = RecordSerde.of(CameraHealth.class);
  private final Thread sender = new Thread(this::sendOn, "zoetrope-frame-producer");
  private final Map<String, Integer> streaming = new HashMap<>(); // partitions, by camera
  private LiveProducer producer;
  private long nextLook = System.nanoTime() + LOOK_NANOS;
  private volatile boolean closing;
  private boolean failing;

  /**
   * @param producers makes a producer, and another one where its thread ended: Kafka's own ends
   *     where memory is lacking, and says no more of what it was given
   */
  public FrameProducer(
      Supplier<Producer<String, byte[]>> producers, TopicNames topics, long ringBytes) {
    this.producers = producers;
    this.producer = new LiveProducer(producers, IN_FLIGHT);
    this.topics = topics;
    this.ring = new FrameRing(ringBytes);
    sender.setDaemon(true);
    sender.start();
  }

  @Override
  public void accept(Camera camera, FrameBatch batch) {
    int frames = batch.getCaptureTimes().size();
    put(
        new RingEntry(
            topics.frames(),
            OptionalInt.of(camera.lane()),
            camera,
            batches.encode(batch),
            frames,
            batch.getEndOfStream()));
  }

  @Override
  public void accept(Camera camera, CameraHealth health) {
    byte[] value = healths.encode(health);
    put(new RingEntry(topics.health(), OptionalInt.empty(), camera, value, 0, false));
  }

  @Override
  public void close() {
    closing = true;
    ring.close();
    join();
    ring.dropAll();
    sender.interrupt();
    join();
    current().close(PATIENCE);
  }

  private synchronized LiveProducer current() {
    return producer;
  }

  private void put(RingEntry entry) {
    if (entry.camera().waits()) {
      putPatiently(entry);
    } else {
      ring.put(entry);
    }
  }

  private void putPatiently(RingEntry entry) {
    try {
      ring.putWhenRoom(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ring.put(entry);
    }
  }

  private void sendOn() {
    try {
      for (RingEntry entry; (entry = ring.take()) != null; ) {
        sendOrDrop(entry);
      }
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whatever a record does, the next one is sent: nobody would say that this thread ended. */
  private void sendOrDrop(RingEntry entry) throws InterruptedException {
    try {
      lookAfterProducer();
      current().send(record(entry), entry.value().length, error -> count(entry, error));
    } catch (InterruptException e) {
      count(entry, e);
      throw e;
    } catch (InterruptedException e) {
      count(entry, e);
      throw e;
    } catch (RuntimeException | Error e) {
      count(entry, e);
      nextLook = System.nanoTime();
    }
  }

  /** Replaces a producer whose thread has ended. */
  private void lookAfterProducer() {
    long now = System.nanoTime();
    if (now < nextLook) {
      return;
    }
    nextLook = now + LOOK_NANOS;
    LiveProducer old = current();
    if (!old.lives() && !closing) {
      LOG.error("Kafka's producer has ended by itself; another one takes its place");
      old.close(PATIENCE);
      replace(new LiveProducer(producers, IN_FLIGHT));
    }
  }

  private synchronized void replace(LiveProducer next) {
    producer = next;
  }

  private ProducerRecord<String, byte[]> record(RingEntry entry) {
    Integer partition = entry.lane().isPresent() ? partition(entry) : null;
    return new ProducerRecord<>(entry.topic(), partition, entry.camera().id(), entry.value());
  }

  /** A camera moves only between two streams, also where the topic got more partitions. */
  private int partition(RingEntry entry) {
    String camera = entry.camera().id();
    int count = partitions(entry.topic());
    int partition = streaming.getOrDefault(camera, Integer.MAX_VALUE);
    if (partition >= count) {
      partition = entry.lane().getAsInt() % count;
    }
    if (entry.keep()) { // the end of its stream
      streaming.remove(camera);
    } else {
      streaming.put(camera, partition);
    }
    return partition;
  }

  /** Waits for Kafka, while the ring drops what is oldest. */
  private int partitions(String topic) {
    while (true) {
      try {
        return current().partitions(topic);
      } catch (TimeoutException e) {
        if (closing) {
          throw e;
        }
        failed(e);
        lookAfterProducer();
      }
    }
  }

  private void count(RingEntry entry, Throwable error) {
    CameraCounters counters = entry.camera().counters();
    if (error == null) {
      counters.sent.addAndGet(entry.frames());
      recovered();
    } else {
      counters.dropped.addAndGet(entry.frames());
      failed(error);
    }
  }

  private synchronized void failed(Throwable error) {
    if (!failing && !closing) {
      failing = true;
      LOG.warn("Kafka does not take frames, the oldest are dropped: {}", error.toString());
    }
  }

  private synchronized void recovered() {
    if (failing) {
      failing = false;
      LOG.info("Kafka takes frames again");
    }
  }

  private void join() {
    try {
      sender.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
