package io.zoetrope.app.fault;

import io.zoetrope.app.testkit.LedTopics;
import io.zoetrope.config.TopicNames;
import io.zoetrope.operators.frame.FrameRecord;
import io.zoetrope.operators.testkit.TestCamera;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of frames filmed long ago: its records bear the log times that the test gives them. */
final class FilmedLog implements AutoCloseable {
  private static final long FRAME_MILLIS = 100;
  private static final long TURN_MILLIS = 4000;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Future<?>> sent = new ArrayList<>();

  private FilmedLog(String topic, KafkaProducer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  static FilmedLog create(RestartableKafka kafka, TopicNames names, int partitions)
      throws Exception {
    Map<String, Object> client = Map.copyOf(kafka.client());
    try (var admin = Admin.create(client)) {
      var frames =
          new NewTopic(names.frames(), partitions, (short) 1)
              .configs(
                  Map.of(
                      TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                      "CreateTime",
                      TopicConfig.RETENTION_MS_CONFIG,
                      "-1"));
      LedTopics.create(admin, List.of(frames));
    }
    return new FilmedLog(
        names.frames(),
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /** Half a second of frames: red for four seconds, then nothing for four. */
  void film(TestCamera camera, long captured, long logged) {
    boolean red = (captured / TURN_MILLIS) % 2 == 0;
    camera.showRed(red ? 180 : 0);
    send(camera.at(TestCamera.every(FRAME_MILLIS, captured, captured + 5 * FRAME_MILLIS)), logged);
  }

  /**
   * @param logged milliseconds after {@link TestCamera#EPOCH}
   */
  void send(FrameRecord record, long logged) {
    long time = TestCamera.EPOCH / 1000 + logged;
    sent.add(
        producer.send(
            new ProducerRecord<>(topic, record.partition(), time, record.key(), record.value())));
  }

  /** Waits for every record to be in the log. */
  void finish() throws Exception {
    for (Future<?> record : sent) {
      record.get();
    }
    sent.clear();
  }

  @Override
  public void close() {
    producer.close();
  }
}
