package io.zoetrope.app.endurance;

import io.zoetrope.app.fault.RestartableKafka;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Cameras of ten frames a second that show red for two seconds, then nothing for two, half of them
 * at a time. They can be paused, their clocks be set and frames be filmed at once.
 */
final class SteeredFeed implements AutoCloseable {
  static final int CAMERAS = 8;
  static final int FRAMES_IN_A_BATCH = 2;
  static final long BATCH_MILLIS = 200;
  private static final long TURN_MILLIS = 2000;
  private static final String OUTAGE_MILLIS = "300000"; // longer than any

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<TestCamera> cameras = new ArrayList<>();
  private final long[] clocks = new long[CAMERAS]; // milliseconds ahead
  private final Thread thread = new Thread(this::film, "cameras");
  private long time;
  private boolean paused;
  private volatile boolean over;
  private volatile Exception refused;

  private SteeredFeed(Map<String, String> client, String topic) {
    this.topic = topic;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, OUTAGE_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    for (int i = 0; i < CAMERAS; i++) {
      cameras.add(new TestCamera("camera-" + i, i % RestartableKafka.PARTITIONS));
    }
  }

  static SteeredFeed start(Map<String, String> client, String topic) {
    var feed = new SteeredFeed(client, topic);
    feed.thread.start();
    return feed;
  }

  private void film() {
    long next = System.nanoTime();
    while (!over) {
      next += TimeUnit.MILLISECONDS.toNanos(BATCH_MILLIS);
      await(next);
      filmUnlessPaused();
    }
  }

  private synchronized void filmUnlessPaused() {
    if (!paused) {
      filmOnce(null);
    }
  }

  private static void await(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts cameras", e);
    }
  }

  /** A record of every camera. */
  private void filmOnce(Long logTime) {
    for (int i = 0; i < CAMERAS; i++) {
      boolean red = (time / TURN_MILLIS + i) % 2 == 0;
      long captured = time + clocks[i];
      var camera = cameras.get(i).showRed(red ? 180 : 0);
      send(camera.at(captured, captured + BATCH_MILLIS / FRAMES_IN_A_BATCH), logTime);
    }
    time += BATCH_MILLIS;
  }

  private void send(FrameRecord record, Long logTime) {
    producer.send(
        new ProducerRecord<>(topic, record.partition(), logTime, record.key(), record.value()),
        (written, problem) -> refused = problem == null ? refused : problem);
  }

  /** Returns once all that was filmed is in the log; nothing more is until it resumes. */
  synchronized void pause() throws Exception {
    paused = true;
    producer.flush();
    if (refused != null) {
      throw refused;
    }
  }

  synchronized void resume() {
    paused = false;
  }

  /** While paused: records of every camera that follow on what they filmed last. */
  synchronized void filmNow(int records) throws Exception {
    for (int i = 0; i < records; i++) {
      filmOnce(null);
    }
    pause();
  }

  /** Records whose time in the log is another than the broker's, if the topic takes it. */
  synchronized void filmAt(long logTime, int records) {
    for (int i = 0; i < records; i++) {
      filmOnce(logTime);
    }
    producer.flush();
  }

  /** Sets the clock of a camera by so much. */
  synchronized void setClock(int camera, long millis) {
    clocks[camera] += millis;
  }

  /** How much a camera's clock is ahead, milliseconds. */
  synchronized long clock(int camera) {
    return clocks[camera];
  }

  /** Ends the streams; returns once every record is in the log. */
  synchronized void finish() throws Exception {
    over = true;
    for (TestCamera camera : cameras) {
      send(camera.end(time), null);
    }
    pause();
  }

  @Override
  public void close() throws InterruptedException {
    over = true;
    thread.join();
    producer.close();
  }
}
