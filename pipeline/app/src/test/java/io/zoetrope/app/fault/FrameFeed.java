package io.zoetrope.app.fault;

import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Cameras of ten frames a second that show red for two seconds, then nothing for two, half of them
 * at a time. What they filmed while the broker was away they send when it is back.
 */
final class FrameFeed implements AutoCloseable {
  static final int CAMERAS = 8;
  private static final long FRAME_MILLIS = 100;
  private static final int FRAMES_IN_A_BATCH = 2;
  private static final long TURN_MILLIS = 2000;
  private static final int MORE_THAN_ANY_OUTAGE_MILLIS = 300_000;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<TestCamera> cameras = new ArrayList<>();
  private final List<Future<?>> sent = new ArrayList<>();
  private final Thread thread = new Thread(this::film, "cameras");
  private volatile boolean over;

  private FrameFeed(Map<String, String> client, String topic) {
    this.topic = topic;
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, MORE_THAN_ANY_OUTAGE_MILLIS);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    for (int i = 0; i < CAMERAS; i++) {
      cameras.add(new TestCamera("camera-" + i, i % RestartableKafka.PARTITIONS));
    }
  }

  static FrameFeed start(Map<String, String> client, String topic) {
    var feed = new FrameFeed(client, topic);
    feed.thread.start();
    return feed;
  }

  private void film() {
    long start = System.nanoTime();
    long time = 0;
    for (; !over; time += FRAMES_IN_A_BATCH * FRAME_MILLIS) {
      await(start + TimeUnit.MILLISECONDS.toNanos(time));
      for (int i = 0; i < CAMERAS; i++) {
        boolean red = (time / TURN_MILLIS + i) % 2 == 0;
        send(cameras.get(i).showRed(red ? 180 : 0).at(time, time + FRAME_MILLIS));
      }
    }
    for (TestCamera camera : cameras) {
      send(camera.end(time));
    }
  }

  private static void await(long nanos) {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts cameras", e);
    }
  }

  private void send(FrameRecord record) {
    sent.add(
        producer.send(
            new ProducerRecord<>(topic, record.partition(), record.key(), record.value())));
  }

  /** Ends the streams and waits for every record to be in the log. */
  void finish() throws Exception {
    over = true;
    thread.join();
    for (Future<?> record : sent) {
      record.get();
    }
  }

  @Override
  public void close() throws Exception {
    over = true;
    thread.join();
    producer.close();
  }
}
